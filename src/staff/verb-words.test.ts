import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readMatrixTable } from './roles.ts';

for (const language of ['sr-Latn', 'en'])
  test(`the printed matrix says every verb in words, never its code (${language})`, () => {
    const text = readFileSync(new URL(`./words/${language}.json`, import.meta.url), 'utf8');
    const words = new Set(Object.keys(JSON.parse(text) as Record<string, string>));
    const wordless = readMatrixTable().rows.filter(({ verb }) => !words.has(`staff.verb.${verb}`));
    assert.deepEqual(
      wordless.map(({ verb }) => verb),
      [],
    );
  });
