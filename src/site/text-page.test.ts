import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#kernel/words-server.ts';
import { createWords } from '#kernel/words.ts';
import { loadContent } from './content.ts';
import { addressIn, type Visit } from './page.ts';
import { textPages } from './text-page.ts';

const words = createWords(loadWords([import.meta.dirname]));

test('each text says on paper whom to call, once: in its own place, or at its end for paper alone', async () => {
  const line = { kind: 'sos', name: 'SOS linija', number: '011 000 0000', open: 'uvek', languages: ['sr'] };
  const visit = {
    locale: 'sr-Latn',
    language: null,
    say: (key, values) => words.say('sr-Latn', key, values),
    house: { organisation: 'Svetionik', lines: [line], demo: false },
    to: (path) => addressIn('sr-Latn', path),
    has: () => true,
  } as Partial<Visit> as Visit;
  const endings: boolean[] = [];
  for (const { path, answer } of textPages(loadContent(null))) {
    const shown = await answer(visit);
    const html = 'body' in shown ? String(await shown.body) : '';
    assert.equal(html.match(/href="tel:0110000000"/g)?.length, 1, path);
    endings.push(html.includes('class="paper"'));
  }
  assert.ok(endings.includes(true) && endings.includes(false));
});
