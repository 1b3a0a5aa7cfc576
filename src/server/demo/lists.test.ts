import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { roles } from '#staff/shared.ts';
import { folders } from '../folders.ts';
import { demoPeople } from './lists.ts';

test('the demonstration has a tile for every role, and whoever invites is its first director', () => {
  const people = demoPeople();
  assert.deepEqual([...new Set(people.flatMap((person) => person.roles))].toSorted(), roles.toSorted());
  assert.deepEqual(people[0]?.roles, ['director']);
});

/** Longer than a year or a clock, and beginning as a number that can be rung in Serbia or from abroad. */
const NUMBERS = /(?:\+|\b00|\b0)\d(?:[ /-]?\d){6,}/g;
/** Numbers nobody has: 060 000 ... and 011 000 .... */
const INVENTED = /^(?:381|0)?(?:60000|11000)\d+$/;

test('no number the demonstration or an example shows can be rung: each is of a series nobody has', () => {
  const inHere = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsv|ts)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => `${import.meta.dirname}/${name}`);
  const words = folders
    .flatMap((folder) => ['sr-Latn', 'en'].map((language) => `${folder}/words/${language}.json`))
    .filter((file) => existsSync(file));
  const shown = [...inHere, ...words].flatMap((file) => [...readFileSync(file, 'utf8').matchAll(NUMBERS)]);
  const digits = shown.map(([number]) => number.replaceAll(/\D/g, ''));
  assert.ok(digits.length > 10, 'numbers are found');
  assert.deepEqual(
    digits.filter((number) => !INVENTED.test(number)),
    [],
  );
});
