import { toLatin } from '#kernel/words.ts';

/** What of a keyboard event decides which key it was. */
export type Press = {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

const named: Record<string, string> = { ' ': 'space', escape: 'esc' };

/** The Latin letter on the cap. A Cyrillic keyboard has the same letters on the same caps; elsewhere the place decides. */
function letter(key: string, code: string): string {
  const low = toLatin(key).toLowerCase();
  const name = named[low] ?? low;
  const foreign = key.length === 1 && (name.length > 1 || name > '\u007f') && name !== 'space';
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return foreign && place ? place.toLowerCase() : name;
}

/** The name of a pressed key as bindings write it: `c`, `?`, `f9`, `space`, `mod+k`, `alt+1`. Shift counts only beside others. */
export function pressedName(press: Press): string {
  const name = letter(press.key, press.code);
  const held = [press.ctrlKey || press.metaKey ? 'mod' : '', press.altKey ? 'alt' : ''].filter(Boolean);
  // What a sign needs Shift for differs from keyboard to keyboard, so there it is no key of its own.
  if (press.shiftKey && name !== '?' && (held.length > 0 || name.length > 1)) held.push('shift');
  return [...held, name].join('+');
}

/** What does the same as a letter, a letter after another or `?` where letters rest: `alt+c`, `alt+g t`. Null for all else. */
export function withAlt(keys: string): string | null {
  return /^([a-z]( [a-z])?|\?)$/i.test(keys) ? `alt+${keys.toLowerCase()}` : null;
}

/** Whether the key is one that writes: those rest while somebody types, and can be switched off (WCAG 2.1.4). */
export function isSingle(name: string): boolean {
  return name.length === 1 || name === 'space';
}
