import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { readForm } from './form.ts';

const MAX = 32 * 1024 * 1024;
const app = new Hono();
app.post('/', async (c) => {
  try {
    const form = await readForm(c, MAX);
    return c.json({ words: form.text('words'), files: form.files.map(({ name, bytes }) => [name, bytes.length]) });
  } catch (error) {
    return c.json({ code: (error as { code: string }).code });
  }
});

const ALONE = 'application/x-www-form-urlencoded';
const send = async (body: string | FormData, type?: string) => {
  const headers = type === undefined ? {} : { 'content-type': type };
  return (await app.request('/', { method: 'POST', body, headers })).json() as Promise<Record<string, unknown>>;
};

test('texts and files of a form are read, however its parts are kept apart', async () => {
  assert.deepEqual(await send('words=Ћао&x=1', ALONE), { words: 'Ћао', files: [] });
  const form = new FormData();
  form.set('words', 'Zdravo');
  form.set('file', new File([new Uint8Array(7)], 'slika.png'));
  assert.deepEqual(await send(form), { words: 'Zdravo', files: [['slika.png', 7]] });
});

test('a form of too many fields, or one without files that is large, is refused before it is parsed', async () => {
  assert.deepEqual(await send('a&'.repeat(100), ALONE), { code: 'bad-form' });
  assert.deepEqual(await send('a&'.repeat(2_000_000), ALONE), { code: 'too-large' });
  assert.deepEqual(await send(`words=${'x'.repeat(300_000)}`, ALONE), { code: 'too-large' });
  const part = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\n\r\n';
  assert.deepEqual(await send(`${part.repeat(5_000)}--b--`, 'multipart/form-data; boundary=b'), { code: 'bad-form' });
});

test('what is no form is refused', async () => {
  for (const type of [
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary=x; boundary=b',
    'multipart/form-data; boundary="b"; charset=utf-8',
    'text/plain',
    'application/json',
  ])
    assert.deepEqual(await send('--b', type), { code: 'bad-form' }, type);
});
