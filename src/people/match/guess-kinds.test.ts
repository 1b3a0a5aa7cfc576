import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '#kernel/errors.ts';
import { chooseColumns } from './choose-columns.ts';
import { guessKind } from './guess-kinds.ts';
import type { ColumnKind } from './kinds.ts';

const byHeader = (header: string) => guessKind({ header, cells: [] });

test('headings in Serbian, in both scripts and stripped, in English and German say what a column holds', () => {
  const wanted: Record<string, ColumnKind> = {
    ...{
      ime: 'given_name',
      Име: 'given_name',
      given_name: 'given_name',
      FirstName: 'given_name',
      Vorname: 'given_name',
    },
    ...{ prezime: 'surname', ПРЕЗИМЕ: 'surname', 'Last name': 'surname', 'devojačko prezime': 'surname' },
    ...{ 'Ime i prezime': 'full_name', 'презиме и име': 'full_name', 'full name': 'full_name', 'ime oca': 'full_name' },
    ...{
      datum_rodjenja: 'birth_date',
      'Датум рођења': 'birth_date',
      'datum rodenja': 'birth_date',
      dateOfBirth: 'birth_date',
    },
    ...{ date_of_birth: 'birth_date', DOB: 'birth_date', 'godina rođenja': 'birth_year', uzrast: 'age', Age: 'age' },
    ...{ telefon: 'telephone', 'Телефон 2': 'telephone', 'mob. telefon': 'telephone', phone_number: 'telephone' },
    ...{ JMBG: 'document', ЈМБГ: 'document', 'broj pasoša': 'document', soc_sec_id: 'document', passport: 'document' },
    ...{ mesto: 'place', 'mesto rođenja': 'place', општина: 'place', suburb: 'place', 'adresa stanovanja': 'street' },
    ...{
      address_1: 'street',
      ulica: 'street',
      street_number: 'house_number',
      'poštanski broj': 'post_code',
      zip: 'post_code',
    },
    ...{
      pol: 'sex',
      gender: 'sex',
      državljanstvo: 'category',
      rec_id: 'ignore',
      'redni broj': 'ignore',
      napomena: 'ignore',
    },
  };
  for (const [header, kind] of Object.entries(wanted)) assert.equal(byHeader(header), kind, header);
});

test('where the heading says nothing, the values do', () => {
  const by = (cells: string[]) => guessKind({ header: 'x', cells });
  assert.equal(by(['060 1234528', '+381 65/555-333', '021 4444444']), 'telephone');
  assert.equal(by(['12.9.1998.', '1998-09-12', '19980912']), 'date');
  assert.equal(by(['1998', '2004', '1987.']), 'birth_year');
  assert.equal(by(['ž', 'muško', 'М', 'женско']), 'sex');
  assert.equal(by(['2807950739844', '0407997739681', '1508971714928']), 'document');
  assert.equal(by(Array.from({ length: 60 }, (_, at) => ['Srbija', 'Bosna', 'Gana'][at % 3] ?? '')), 'category');
  assert.equal(by(['Nada Bor', 'Vida Pirot', 'Lena']), 'text');
  assert.equal(by(['', '']), 'ignore');
  assert.equal(
    by(Array.from({ length: 9 }, (_, at) => `${at} ${'videla je autobus i vratila se '.repeat(3)}`)),
    'ignore',
  );
});

test('"name" beside a column of surnames is the given name, alone it is the whole one', () => {
  const kindsOf = (...headers: string[]) => {
    const columns = headers.map((header) => ({ header, cells: [] }));
    const wishes = { truth: null, without: [], kinds: [] };
    return chooseColumns([{ columns, lines: [], refused: [] }], wishes).columns[0]?.map(({ kind }) => kind);
  };
  assert.deepEqual(kindsOf('Name', 'Surname'), ['given_name', 'surname']);
  assert.deepEqual(kindsOf('Name', 'City'), ['full_name', 'place']);
});

test('what was said of a column holds, whatever its heading, and a kind or a column there is not is refused', () => {
  const sheet = { columns: [{ header: 'Ime', cells: [] }], lines: [], refused: [] };
  const choose = (kinds: string[], without: string[] = []) => chooseColumns([sheet], { truth: null, without, kinds });
  assert.equal(choose(['IME=place']).columns[0]?.[0]?.kind, 'place');
  assert.equal(choose([], ['ime']).columns[0]?.[0]?.kind, 'ignore');
  const refuses = (code: string) => (error: unknown) => error instanceof Refusal && error.code === code;
  assert.throws(() => choose(['ime=planet']), refuses('match-kind'));
  assert.throws(() => choose(['place']), refuses('match-kind'));
  assert.throws(() => choose(['mesto=place']), refuses('match-no-column'));
  assert.throws(() => chooseColumns([sheet], { truth: 'id', without: [], kinds: [] }), refuses('match-no-column'));
});
