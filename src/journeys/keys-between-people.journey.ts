import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { found, ok, PASSPHRASE, type Person } from '#testing/cast.ts';
import { makeInstallation, type ChildProgram, type Installation } from '#testing/child-program.ts';
import { launchChromium, look, newPage } from '#testing/chromium.ts';
import { tellFailure } from '#testing/tell-failure.ts';
import { handsOn } from '#testing/keyboard.ts';
import { enterCode, signInPage } from '#testing/sign-in-page.ts';
import { letTheDelayPass } from '#testing/recovery-delay.ts';

const NEW = 'vetar krov sat more';

let house: Installation;
let program: ChildProgram;
let browser: Browser;
let desk: string;
let director: Person;
/** A call the director alone took: what must come back with her. */
let contact: string;

tellFailure(() => ({ browser }));
before(async () => {
  house = await makeInstallation();
  program = await house.start();
  desk = `${program.url}/desk`;
  const founded = await found(program);
  ({ director } = founded);
  const line = founded.lines[0]?.id;
  const { call } = director.browser;
  contact = (await ok(call<{ id: string }>('POST', '/contacts', { line }))).id;
  const changes = [{ field: 'caller_name', basedOn: 0, value: 'Vesela Žitkov' }];
  await ok(call('PUT', `/contacts/${contact}`, { changes }));
  browser = await launchChromium();
});
after(async () => {
  await browser?.close();
  program?.end();
  await program?.gone;
  await house?.remove();
});

test('Keys between people: three sheets, a colleague let in by six words, a lost passphrase, and all of it lost', async () => {
  const ljubinka = await signedIn(director);
  await lockAndGoOnWriting(ljubinka);
  const old = await printTheThree(ljubinka);
  await takeBackTheWrongOne(ljubinka);
  const { vesna, page } = await inviteAndLetIn(ljubinka);
  const colleague = await forgetAndComeBack(page, vesna);
  await ljubinka.context().close();
  await loseEverythingAndComeBack(colleague, old);
});

/** Somebody at a desk of her own, signed in with what she knows and what she has. */
const signedIn = (person: Pick<Person, 'address' | 'passphrase' | 'secret'>) => signInPage(browser, desk, person);

const secretOn = async (page: Page) => (await page.locator('[data-secret]').getAttribute('data-secret')) ?? '';

/** She locks in the middle of a word, opens with the passphrase alone, and goes on where she was. */
async function lockAndGoOnWriting(page: Page): Promise<void> {
  const hands = handsOn(page);
  await page.goto(`${desk}/contacts/${contact}`);
  await page.getByRole('textbox', { name: /^Novi red/ }).waitFor();
  await hands.reach('textbox', /^Novi red/, { most: 80 });
  await hands.type('Govori tiho, stn');
  for (const key of ['ArrowLeft', 'F8']) await hands.press(key);
  await page.getByRole('heading', { name: 'Zaključano je' }).waitFor();
  await hands.type(PASSPHRASE);
  await hands.press('Enter');
  await page.locator('[data-talk] textarea:focus').waitFor();
  await hands.type('a');
  await page.locator('[data-text="Govori tiho, stan"]').waitFor();
  await hands.press('Alt+?');
  await page.getByRole('dialog', { name: 'Tasteri' }).waitFor();
  await hands.press('Escape');
}

/** Copies a page of words by hand, then proves it by the four that are asked; gives all of them. */
async function copyWords(page: Page, check: string): Promise<string[]> {
  const hands = handsOn(page);
  await hands.push('button', 'Nema štampača');
  const words = await page.locator('[data-words] b').allTextContents();
  const asked = await page.locator('form label', { hasText: /^\d+\. reč$/ }).allTextContents();
  assert.equal(asked.length, 4);
  for (const label of asked) await hands.write(label, words[Number.parseInt(label, 10) - 1] ?? '', { exact: true });
  await hands.push('button', check);
  return words;
}

/** Each trustee comes alone to the screen; nobody's words are left on it for the next. */
async function printTheThree(page: Page): Promise<string[]> {
  const hands = handsOn(page);
  await page.goto(`${desk}/trustees`);
  await page.getByRole('button', { name: 'Napravi tri lista' }).waitFor();
  for (const name of ['Nebojša Kišpatak', 'Ružica Halas-Obradović', 'Danica Vuk']) {
    await hands.reach('textbox', 'Ime i prezime');
    while ((await page.evaluate(() => (document.activeElement as HTMLInputElement).value)) !== '') {
      await hands.press('Tab');
      await hands.reach('textbox', 'Ime i prezime');
    }
    await hands.type(name);
  }
  await hands.push('button', 'Napravi tri lista');
  return shownOneByOne(page);
}

async function shownOneByOne(page: Page): Promise<string[]> {
  const sheets: string[] = [];
  for (const number of [1, 2, 3]) {
    await page.getByRole('button', { name: `Prikaži list ${number}` }).waitFor();
    assert.equal(await page.locator('[data-words]').count(), 0, 'no words stay on the screen for the next to read');
    await handsOn(page).push('button', `Prikaži list ${number}`);
    await page.getByRole('button', { name: `Štampaj list ${number}` }).waitFor();
    if (number === 2) await look(page, 'a trustee’s sheet');
    sheets.push((await copyWords(page, 'Proveri i skloni list')).join(' '));
  }
  await page.getByText('Sva tri lista su na papiru i proverena.').waitFor();
  return sheets;
}

async function invite(page: Page, name: string, address: string): Promise<string> {
  const hands = handsOn(page);
  await hands.write('Ime i prezime', name);
  await hands.write('Adresa za prijavu', address);
  await hands.pick('Kako da pišemo o njoj ili njemu', 'ona: pročitala je');
  await hands.push('checkbox', /^vođa smene/);
  await hands.push('button', 'Napravi poziv');
  const code = await page.locator('[data-code]').getAttribute('data-code');
  await hands.push('button', 'Predato je');
  return code ?? '';
}

/** An invitation went to the wrong address, and whoever got it has already opened it. */
async function takeBackTheWrongOne(page: Page): Promise<void> {
  const hands = handsOn(page);
  await page.goto(`${desk}/staff`);
  await page.getByRole('heading', { name: 'Pozovi nekoga' }).waitFor();
  const code = await invite(page, 'Vesna Ilić', 'vesna@pogresno.example');
  const stranger = await newPage(browser, { mouse: 'forbidden' });
  await stranger.goto(`${desk}/invitation#${code}`);
  await stranger.getByRole('heading', { name: 'Poziv za: Vesna Ilić' }).waitFor();
  await page.getByText('vesna@pogresno.example').waitFor();
  await hands.push('button', 'Povuci poziv za: Vesna Ilić');
  await page.getByRole('dialog', { name: 'Povlačiš poziv za: Vesna Ilić' }).waitFor();
  await look(page, 'taking an invitation back');
  await hands.push('button', 'Povuci poziv za: Vesna Ilić');
  await page.getByText('Nijedan poziv ne čeka odgovor.').waitFor();
  await handsOn(stranger).reach('textbox', 'Lozinka', { exact: true });
  await handsOn(stranger).type(NEW);
  await stranger.keyboard.press('Enter');
  await stranger.getByText('Taj poziv više ne važi').waitFor();
  await look(stranger, 'an invitation that was taken back');
  await stranger.context().close();
}

type Vesna = Pick<Person, 'address' | 'secret'> & { sheet: string };

/** She signs up by herself; what others wrote opens to her only after six words were compared on two screens. */
async function inviteAndLetIn(page: Page): Promise<{ vesna: Vesna; page: Page }> {
  const address = 'vesna@svetionik.example';
  const code = await invite(page, 'Vesna Ilić', address);
  const hers = await newPage(browser, { mouse: 'forbidden' });
  const hands = handsOn(hers);
  await hers.goto(`${desk}/invitation`);
  await hers.getByLabel('Kod iz poziva').waitFor();
  await hands.write('Kod iz poziva', code.toUpperCase());
  await hands.press('Enter');
  await hers.getByRole('heading', { name: 'Poziv za: Vesna Ilić' }).waitFor();
  await hands.reach('textbox', 'Lozinka', { exact: true });
  await hands.type(PASSPHRASE);
  await hands.press('Enter');
  await hers.locator('[data-secret]').waitFor();
  const secret = await secretOn(hers);
  await enterCode(hers, secret);
  const sheet = (await makeOwnSheet(hers, PASSPHRASE)).join(' ');
  await hers.getByText('Još čekaš da te neko pusti:').waitFor();
  assert.equal(await hers.getByText('Ljubinka Žarin').count(), 0, 'names are closed to her until then');
  await look(hers, 'waiting to be let in');

  await page.getByRole('heading', { name: 'Čekaju da ih neko pusti u tim' }).waitFor();
  const newcomer = page.getByRole('region', { name: 'Vesna Ilić' });
  const read = await hers.locator('ol[lang] b').allTextContents();
  const compared = await newcomer.locator('ol[lang] b').allTextContents();
  assert.equal(read.length, 6);
  assert.deepEqual(compared, read, 'the six words on two screens agree');
  await look(page, 'letting somebody in');
  // She stands in the form of the next invitation, beside which the newcomers are.
  await handsOn(page).push('button', 'Svih šest se slaže, pusti je', { by: 'Shift+Tab' });
  await newcomer.waitFor({ state: 'detached' });
  // Her own screen hears of it: nothing is reloaded.
  await hers.getByText('Još čekaš da te neko pusti:').waitFor({ state: 'detached' });
  await hers.getByText('Ljubinka Žarin').first().waitFor();
  return { vesna: { address, secret, sheet }, page: hers };
}

async function makeOwnSheet(page: Page, passphrase: string): Promise<string[]> {
  const hands = handsOn(page);
  await page.getByRole('button', { name: 'Napravi moj list' }).waitFor();
  await hands.reach('textbox', 'Lozinka', { exact: true });
  await hands.type(passphrase);
  await hands.press('Enter');
  await page.getByRole('heading', { name: '1. Odštampaj' }).waitFor();
  return copyWords(page, 'Proveri list');
}

/** With her own paper and her own telephone, and nobody else's help; every other sign-in of hers ends. */
async function forgetAndComeBack(open: Page, { address, secret, sheet }: Vesna): Promise<Page> {
  const page = await newPage(browser, { mouse: 'forbidden' });
  const hands = handsOn(page);
  await page.goto(desk);
  await page.getByLabel('Adresa za prijavu').waitFor();
  await hands.push('button', 'Ne sećam se lozinke');
  await page.getByRole('heading', { name: 'Novom lozinkom, uz list' }).waitFor();
  await hands.write('Adresa za prijavu', address);
  await hands.write('Reči sa lista, redom', sheet);
  await hands.reach('textbox', 'Lozinka', { exact: true });
  await hands.type(NEW);
  await look(page, 'a forgotten passphrase');
  await hands.push('button', 'Postavi novu lozinku');
  await enterCode(page, secret);
  await page.locator('nav').first().waitFor();
  await page.goto(`${desk}/staff`);
  await page.getByText('Ljubinka Žarin').first().waitFor();
  await open.getByRole('heading', { name: 'Prijava' }).waitFor();
  await open.context().close();
  return page;
}

/** Passphrase, sheet and telephone of the only director are gone: two trustees give her access back, one cannot. */
async function loseEverythingAndComeBack(colleague: Page, old: string[]): Promise<void> {
  const page = await newPage(browser, { mouse: 'forbidden' });
  const hands = handsOn(page);
  await page.goto(desk);
  await page.getByLabel('Adresa za prijavu').waitFor();
  await hands.push('button', 'Ne sećam se lozinke');
  await hands.push('link', 'Ni lista više nema');
  await page.getByRole('heading', { name: 'Kad su lozinka i list izgubljeni' }).waitFor();
  await askWith(page, [old[0], old[0]]);
  await page.getByText('Isti list je unet dva puta').waitFor();
  await hands.write('List 2', old[1] ?? '');
  await hands.push('button', 'Najavi otvaranje');
  await page.getByText('Otvaranje je najavljeno.').waitFor();
  await look(page, 'an opening is announced');
  await colleague.getByText('Najavljeno je otvaranje za: Ljubinka Žarin. Razlog: Požar u kancelariji.').waitFor();
  await look(colleague, 'an announced opening');

  await hands.pick('Kad su lozinka i list izgubljeni', 'otvaranje');
  await hands.write('Čiji pristup: adresa', director.address);
  await hands.write('List 1', old[1] ?? '');
  await hands.write('List 2', old[2] ?? '');
  await hands.reach('textbox', 'Lozinka', { exact: true });
  await hands.type(NEW);
  await hands.push('button', 'Vrati pristup');
  await page
    .getByText(/^Najava mora da stoji 48 sati\. Otvaranje je moguće od \d+\. \d+\. \d{4}\. u \d+\.\d\d\.$/)
    .waitFor();
  await letTheDelayPass(house.dataDir);
  await hands.push('button', 'Vrati pristup');
  await page.locator('[data-secret]').waitFor();
  await enterCode(page, await secretOn(page));

  await colleague.getByText('Najavljeno je otvaranje').waitFor({ state: 'detached' });

  // What was hers is hers again. Her old paper and the old three are worth nothing: new ones first.
  await makeOwnSheet(page, NEW);
  await page.getByText('Stari listovi poverenika više ne važe.').waitFor();
  await page.goto(`${desk}/contacts/${contact}`);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('input')].some((input) => input.value === 'Vesela Žitkov'),
  );
  const fresh = await printTheThree(page);
  assert.ok(fresh.every((sheet) => !old.includes(sheet)));
  await page.goto(`${desk}/recovery`);
  await page.getByRole('heading', { name: 'Kad su lozinka i list izgubljeni' }).waitFor();
  await askWith(page, [old[0], old[1]]);
  await page.getByText('ne otvaraju').waitFor();

  // Names stay closed to her until a colleague has compared her new words.
  await page.goto(`${desk}/staff`);
  await page.getByText('Još čekaš da te neko pusti:').waitFor();
  const newcomer = colleague.getByRole('region', { name: 'Ljubinka Žarin' });
  await newcomer.waitFor();
  const read = await page.locator('ol[lang] b').allTextContents();
  assert.deepEqual(await newcomer.locator('ol[lang] b').allTextContents(), read);
  await handsOn(colleague).push('button', 'Svih šest se slaže, pusti unutra');
  await page.getByText('Vesna Ilić').first().waitFor();
}

async function askWith(page: Page, sheets: (string | undefined)[]): Promise<void> {
  const hands = handsOn(page);
  await hands.write('Čiji pristup: adresa', director.address);
  await hands.write('Zašto', 'Požar u kancelariji.');
  for (const [at, sheet] of sheets.entries()) await hands.write(`List ${at + 1}`, sheet ?? '');
  await hands.push('button', 'Najavi otvaranje');
}
