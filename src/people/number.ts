/** The country a number without one is taken to be from. */
const HOME = '381';
const LEAST_DIGITS = 6;
/** How many digits stay readable at the end; the first group stays too, as it only tells the network. */
const SHOWN = 2;
/** Stands for a digit that is not shown. */
const MARK = '•';

/**
 * A text with the digits of every script as 0 to 9 ("٠٦٠", "०६०", "０６０" are 060), and without the invisible marks
 * that come along when a number is copied from right-to-left text. Unicode keeps the ten digits of a script side by
 * side from its zero on, so a digit is worth the number of digits before it in its row.
 */
export function plainDigits(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  return plain.replaceAll(/\p{Nd}/gu, (digit) => String(worthOf(digit.codePointAt(0) ?? 0)));
}

function worthOf(point: number): number {
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - 1 - before))) before += 1;
  return before % 10;
}

/**
 * A number as it is compared: E.164 with its plus sign, Serbia where no country is given ("060 1234528" and
 * "+381 60 123 45 28" are one). Short numbers (192, 116 000) stay as they are. Empty where there is no digit.
 */
export function normalNumber(text: string): string {
  const compact = plainDigits(text).replaceAll(/\(0\)/g, '');
  const digits = compact.replaceAll(/\D/g, '');
  if (digits === '') return '';
  if (/^\s*\+/.test(compact)) return `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (digits.startsWith('0')) return `+${HOME}${digits.slice(1)}`;
  return digits.startsWith(HOME) && digits.length >= 11 ? `+${digits}` : digits;
}

/**
 * Every number a field of one line may hold ("060 1234528, posle 18", two beside each other), as they are compared:
 * the whole text as one, and each part that is long enough.
 */
export function numbersIn(text: string): string[] {
  const parts = plainDigits(text).split(/[\p{L},;:|]+|\s[/-]\s|\s(?=\+|0\d)/u);
  const long = parts.filter((part) => looksLikeNumber(part));
  return [...new Set([text, ...long].map(normalNumber))].filter((number) => number !== '');
}

/** Whether there is a digit of any script in it; without one it is no number, whatever was written. */
export function hasDigit(text: string): boolean {
  return /\d/.test(plainDigits(text));
}

/** Whether somebody typed a number and not a name: at least six digits, no letter. */
export function looksLikeNumber(text: string): boolean {
  return !/\p{L}/u.test(text) && plainDigits(text).replaceAll(/\D/g, '').length >= LEAST_DIGITS;
}

/** A number that names one line: with its country, at least eight digits. What is shorter fits too many people. */
export function isWholeNumber(normal: string): boolean {
  return normal.startsWith('+') && normal.length >= 9;
}

/**
 * A number as it is shown before its rule is read: the network and the last two digits, `060 ••• ••28`; of a short one
 * the last two, of a very short one nothing, so that at least four digits are always hidden, or all.
 */
export function maskNumber(text: string): string {
  const digits = localDigits(text);
  if (digits.length <= SHOWN + 3) return MARK.repeat(digits.length);
  if (digits.length < SHOWN + 7) return MARK.repeat(digits.length - SHOWN) + digits.slice(-SHOWN);
  const head = digits.slice(0, 3);
  const hidden = digits.length - head.length - SHOWN;
  return `${head} ${MARK.repeat(3)} ${MARK.repeat(hidden - 3)}${digits.slice(-SHOWN)}`;
}

/** What a field that holds a number shows of it: words without a digit ("skriven broj") and a mask as they are, else the mask. */
export function maskIn(text: string): string {
  return hasDigit(text) && !isMasked(text) ? maskNumber(text) || MARK.repeat(3) : text;
}

/** Whether a text is a mask and no number; nobody types this mark, and it is never kept as an answer. */
export function isMasked(text: string): boolean {
  return text.includes(MARK);
}

function localDigits(text: string): string {
  const normal = normalNumber(text);
  return normal.startsWith(`+${HOME}`) ? `0${normal.slice(1 + HOME.length)}` : normal;
}
