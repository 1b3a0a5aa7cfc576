import { test } from 'node:test';
import { expectProblems } from './plant.ts';

test('cryptography is imported by the vault alone', () => {
  for (const name of ['node:crypto', 'crypto', '@node-rs/argon2', 'otplib', 'shamir-secret-sharing'])
    expectProblems(
      { 'src/cases/a.ts': `import * as all from '${name}';\nexport const a = all;\n` },
      /a\.ts:1 crypto .*vault/,
    );
});

test("the platform's own cryptography is the vault's too", () => {
  expectProblems({ 'src/vault/a.ts': 'export const a = crypto.subtle;\n' });
  expectProblems({ 'src/cases/a.ts': 'export const a = crypto.subtle;\n' }, /a\.ts:1 crypto crypto\.subtle/);
  expectProblems({ 'src/cases/a.ts': 'export const a = globalThis.crypto.subtle;\n' }, /a\.ts:1 crypto crypto\.subtle/);
  expectProblems({ 'src/cases/a.ts': 'export const { subtle } = crypto;\n' }, /a\.ts:1 crypto crypto/);
});

test('new ids are made in one place, in the browser neither', () => {
  expectProblems({ 'src/cases/a.ts': 'export const a = crypto.randomUUID();\n' }, /a\.ts:1 crypto crypto\.randomUUID/);
  expectProblems({ 'src/cases/desk/a.ts': 'export const a = crypto.randomUUID();\n' }, /a\.ts:1 crypto/);
  expectProblems({ 'src/kernel/ids.ts': 'export const a = crypto.getRandomValues;\n' }, /ids\.ts:1 crypto/);
});
