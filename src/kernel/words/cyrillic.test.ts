import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import alphabet from './lists/alphabet.json' with { type: 'json' };
import { toCyrillic } from './cyrillic.ts';
import { exceptions, sortExceptions } from './exceptions.ts';
import { toLatin } from './latin.ts';

const pairs = [
  ['Niko ne čeka. Sledeće obećanje je sutra u 8.30.', 'Нико не чека. Следеће обећање је сутра у 8.30.'],
  ['Ništa za „visok“ i „Novi Sad“.', 'Ништа за „висок“ и „Нови Сад“.'],
  ['poljoprivrednoprehrambenog', 'пољопривреднопрехрамбеног'],
  ['najnezainteresovanijima', 'најнезаинтересованијима'],
  ['Sremskomitrovačka', 'Сремскомитровачка'],
  ['Halas-Obradović', 'Халас-Обрадовић'],
  ['Džep, DŽEP, džep; Ljig, LJIG; Njegoš, NJEGOŠ', 'Џеп, ЏЕП, џеп; Љиг, ЉИГ; Његош, ЊЕГОШ'],
  ['Anđelija Ćurđin', 'Анђелија Ћурђин'],
  ['odjednom, injekcijom, INJEKCIJA, Injekcija', 'одједном, инјекцијом, ИНЈЕКЦИЈА, Инјекција'],
  ['nadživeti, odžaliti, konjunktura', 'надживети, оджалити, конјунктура'],
  ['OGANJ, Tanjug, konj, tanjir, sledeća konjica', 'ОГАЊ, Танјуг, коњ, тањир, следећа коњица'],
  ['vanjezički', 'ванјезички'],
  ['Astra', 'Астра'],
] as const;

for (const [latin, cyrillic] of pairs) {
  test(`"${latin}" is written "${cyrillic}", and reads back`, () => {
    assert.equal(toCyrillic(latin), cyrillic);
    assert.equal(toLatin(cyrillic), latin);
  });
}

test('signs of units stay Latin behind a number, as SI has them; the same letters elsewhere are Serbian', () => {
  assert.equal(toCyrillic('za 30 min, 1 h i 5 s.'), 'за 30 min, 1 h и 5 s.');
  assert.equal(toCyrillic('čaj s medom, min i šest'), 'чај с медом, мин и шест');
  assert.equal(toCyrillic('u 8 s majkom'), 'у 8 с мајком');
});

test('the letter of a key is the one on its cap', () => {
  assert.equal(toCyrillic('Nov počinje tasterom C, a C vitamin ne.'), 'Нов почиње тастером C, а Ц витамин не.');
  assert.equal(toCyrillic('taster Crveno'), 'тастер Црвено');
});

test('SOS is spelled in Cyrillic letters, as Serbian signs do: only names people look up keep their Latin ones', () => {
  assert.equal(toCyrillic('SOS linija, SMS i PDF'), 'СОС линија, СМС и PDF');
});

for (const kept of [
  'K-2026-0417',
  'https://astra.rs/pomoc',
  'svetionik.example/21',
  'pomoc@astra.rs',
  'Ctrl',
  'F2',
  'A4',
  'ASTRA_HOST',
  'PDF',
  'QR',
  'WhatsApp',
  'e-mail',
  'XIV',
  'npx astra ring',
  'astra audit verify',
  'astra help',
  './data',
  'Nguyễn Thị Hồng',
  '<br/>',
]) {
  test(`${kept} stays as it is inside a Serbian sentence`, () => {
    assert.equal(toCyrillic(`Piše ${kept}, pročitaj.`), `Пише ${kept}, прочитај.`);
  });
}

test('endings of kept words are Serbian', () => {
  assert.equal(toCyrillic('u PDF-u, na QR-u, Viberom, Delphi lista'), 'у PDF-у, на QR-у, Вајбером, Делфи листа');
});

test('abbreviations with full stops are not taken for addresses', () => {
  assert.equal(toCyrillic('npr. d.o.o. i sl.'), 'нпр. д.о.о. и сл.');
});

test('letters written as letter and mark come out the same', () => {
  assert.equal(toCyrillic('c\u030ceka'), 'чека');
});

test('text that is Cyrillic already does not change', () => {
  fc.assert(fc.property(serbianWord, (word) => toCyrillic(toCyrillic(word)) === toCyrillic(word)));
});

const seams = ['dž', 'lj', 'nj'];
const units = Object.keys(alphabet);
const serbianWord = fc
  .array(fc.constantFrom(...units), { minLength: 2, maxLength: 12 })
  .filter((letters) => letters.slice(1).every((letter, at) => !seams.includes(`${letters[at]}${letter}`)))
  .map((letters) => letters.join(''))
  .filter((word) => !isException(word));
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function isException(word: string): boolean {
  const { words, stems } = exceptions();
  const written = [word, capital(word), word.toUpperCase()];
  return written.some((form) => words.has(form)) || stems.some(([stem]) => word.startsWith(stem));
}

test('any Serbian word, small, with a capital or shouted, comes back from Cyrillic as it was', () => {
  fc.assert(
    fc.property(serbianWord, (word) => {
      for (const form of [word, capital(word), word.toUpperCase()]) assert.equal(toLatin(toCyrillic(form)), form);
    }),
    { numRuns: 500 },
  );
});

test('a word becomes as many Cyrillic letters as it has Serbian ones', () => {
  fc.assert(fc.property(serbianWord, (word) => /^\p{Script=Cyrillic}+$/u.test(toCyrillic(word))));
});

test('every row of the exception list changes what would be written without it', () => {
  const letters: Record<string, string> = alphabet;
  const without = (latin: string): string => latin.replace(/dž|lj|nj|./gu, (unit) => letters[unit] ?? unit);
  for (const [latin, cyrillic] of [...exceptions().words, ...exceptions().stems]) {
    assert.notEqual(without(latin.toLowerCase()), cyrillic.toLowerCase(), latin);
  }
});

test('stems whose letters part at a seam read back in Latin as the list has them', () => {
  for (const [latin, cyrillic] of exceptions().stems) {
    if (!/viber|delphi/.test(latin)) assert.equal(toLatin(cyrillic), latin);
  }
});

test('a row of the exception list with a cell missing is refused', () => {
  const row = { latin: 'PDF', cyrillic: 'PDF', reason: 'name', source: 'usage', verified: '' };
  assert.throws(() => sortExceptions([row]), /"PDF" has an empty cell/);
});
