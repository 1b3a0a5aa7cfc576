import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#kernel/words-server.ts';
import { createWords, locales } from '#kernel/words.ts';
import { preparedAnswers } from './prepared-answers.ts';
import { unsafeAnswer } from './unsafe-answer.ts';

const words = createWords(loadWords([new URL('..', import.meta.url).pathname]));

for (const locale of locales)
  test(`every prepared answer has its text, and none names us, a number or an address (${locale})`, () => {
    for (const code of preparedAnswers) {
      const text = words.say(locale, `hotline.prepared.${code}.text`);
      assert.ok(text.length > 40 && !text.startsWith('hotline.'), code);
      assert.ok(words.has(`hotline.prepared.${code}.title`), code);
      assert.deepEqual(unsafeAnswer(text, { answers: {}, names: ['Svetionik', 'SOS linija'] }), [], code);
    }
  });
