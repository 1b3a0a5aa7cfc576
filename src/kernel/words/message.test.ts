import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { messageParts, messageToCyrillic } from './message.ts';

const cases = [
  ['Sačuvano u {time}', 'Сачувано у {time}'],
  [
    '{n, plural, one {# slučaj} few {# slučaja} other {# slučajeva}} čeka',
    '{n, plural, one {# случај} few {# случаја} other {# случајева}} чека',
  ],
  [
    '{sex, select, female {Pročitala sam} male {Pročitao sam} other {Pročitano}}',
    '{sex, select, female {Прочитала сам} male {Прочитао сам} other {Прочитано}}',
  ],
  ['Zapiši <b>ovih {n, number} reči</b>', 'Запиши <b>ових {n, number} речи</b>'],
  ['Pritisni <kbd>Z</kbd> ili <code>npm start</code>', 'Притисни <kbd>Z</kbd> или <code>npm start</code>'],
  [
    '{n, plural, offset:1 =0 {niko} one {još #} few {još #} other {još #}}',
    '{n, plural, offset:1 =0 {нико} one {још #} few {још #} other {још #}}',
  ],
  ["Piši '{'ovako'}', 5 '<' 6", "Пиши '{'овако'}', 5 '<' 6"],
  ['Kontakt K-{year}-{number}', 'Контакт K-{year}-{number}'],
  ['{share, number, ::percent} mesta', '{share, number, ::percent} места'],
  ['prvi red<br/>drugi', 'први ред<br/>други'],
] as const;

for (const [latin, cyrillic] of cases) {
  test(`only the text of "${latin}" changes`, () => assert.equal(messageToCyrillic(latin), cyrillic));
}

test('a message that does not parse is a defect, not a guess', () => {
  assert.throws(() => messageToCyrillic('{n, plural, one {x}'), SyntaxError);
});

const text = fc.constantFrom('čeka ', 'Njena obećanja, ', 'injekcija ', 'do ', "''");
const name = fc.constantFrom('name', 'lj', 'count', 'nadzivka', 'PDF');
const { message } = fc.letrec<{ message: string; piece: string }>((tie) => ({
  message: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { maxDepth: 3 },
    text,
    name.map((n) => `{${n}}`),
    name.map((n) => `{${n}, number}`),
    fc.tuple(name, tie('message')).map(([n, inside]) => `{${n}, plural, one {# ${inside}} few {${inside}} other {}}`),
    fc.tuple(name, tie('message')).map(([n, inside]) => `{${n}, select, dete {${inside}} other {${inside}}}`),
    fc.tuple(fc.constantFrom('b', 'kbd', 'link'), tie('message')).map(([tag, inside]) => `<${tag}>${inside}</${tag}>`),
  ),
}));

test('arguments, branches and tags of any message are the same in Cyrillic', () => {
  const skeleton = (of: string) => messageParts(of).map((part) => (part.kind === 'literal' ? 'text' : part));
  fc.assert(fc.property(message, (latin) => assert.deepEqual(skeleton(messageToCyrillic(latin)), skeleton(latin))));
});

test('a sign of a unit behind an argument stays Latin too', () => {
  assert.equal(messageToCyrillic('još {n} h {rest} min'), 'још {n} h {rest} min');
  assert.equal(messageToCyrillic('opet za {seconds} s.'), 'опет за {seconds} s.');
});
