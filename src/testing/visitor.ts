import assert from 'node:assert/strict';
import { workDone } from '#vault/index.ts';
import type { Program } from './program.ts';

/** Somebody at the public address without scripts, cookies or storage: what she has is the page before her. */
export type TestVisitor = {
  html: string;
  status: number;
  headers: Headers;
  open(path: string): Promise<string>;
  /** Presses a button of the page's form that leads to `path`, with what she typed; files make it a form in parts. */
  press(button: string, typed?: Record<string, string>, files?: File[]): Promise<string>;
  /** Goes on in another language as she stands, with what is typed so far: by the button over the page's form. */
  speak(language: string, typed?: Record<string, string>): Promise<string>;
  /** Reads a text at the foot, `/9`, as she stands, with what is typed so far. */
  aside(address: string, typed?: Record<string, string>): Promise<string>;
  /** Answers the questions as told, skips the others, and stops where her answers stand once more. */
  answer(answers: Record<string, string>): Promise<string>;
  /** The eight words of the receipt before her. */
  words(): string[];
};

/** A visitor from an address of her own. */
export function visitorOf(program: Pick<Program, 'request'>, from = '198.51.100.7', locale = 'sr-Latn'): TestVisitor {
  let path = '/';
  const post = async (fields: Record<string, string>, files: File[]) => {
    const { body, type } = files.length > 0 ? await inParts(fields, files) : asFields(fields);
    const sent = { ...headers, 'content-type': type, 'content-length': String(Buffer.byteLength(body)) };
    return took(await program.request(`http://localhost${path}`, { method: 'POST', body, headers: sent }, from));
  };
  /** By a button that stands outside the form it sends. */
  const overForm = (wanted: RegExp, typed: Record<string, string>) => {
    const [, to, act = ''] = wanted.exec(self.html) ?? [];
    assert(to, `no button ${wanted.source}`);
    path = to;
    const form = self.html.split('<form').find((part) => /^\s+id="midway"/.test(part));
    return post({ ...hiddenIn(form ?? ''), ...typed, do: act }, []);
  };
  const headers = { 'accept-language': locale, host: 'localhost' };
  const took = async (response: Response) => {
    self.html = await response.text();
    self.status = response.status;
    self.headers = response.headers;
    return self.html;
  };
  const self: TestVisitor = {
    ...{ html: '', status: 0, headers: new Headers() },
    open: async (at) => {
      path = at;
      return took(await program.request(`http://localhost${at}`, { headers }, from));
    },
    press: async (button, typed = {}, files = []) => {
      const form = formWith(self.html, button);
      path = /action="([^"]+)"/.exec(form)?.[1] ?? path;
      return post({ ...hiddenIn(form), ...typed, do: button }, files);
    },
    speak: (language, typed = {}) =>
      overForm(new RegExp(`formaction="(/${language}/[a-z]+)"[^>]* value="([^"]+)"`), typed),
    aside: (address, typed = {}) => overForm(new RegExp(`formaction="([^"]+)"[^>]* value="(aside:${address})"`), typed),
    answer: async (answers) => {
      await self.open('/lat/p');
      for (let at = 0; at < 12 && !self.html.includes('value="send"'); at++) {
        const question = hiddenIn(self.html)['q'] ?? '';
        const value = answers[question];
        await (value === undefined ? self.press('skip') : self.press('next', { value }));
      }
      return self.html;
    },
    words: () => [...self.html.matchAll(/<li>([^<\s]+)<\/li>/g)].map((match) => match[1] ?? '').slice(0, 8),
  };
  return self;
}

/** The work a page's script does for so many bits. */
export function workFor(challenge: string, bits: number): string {
  let number = 0;
  while (workDone(challenge, String(number)) < bits) number += 1;
  return String(number);
}

function formWith(html: string, button: string): string {
  const form = html
    .split('<form')
    .slice(1)
    .find((part) => part.includes(`value="${button}"`));
  assert(form, `no button ${button} in ${html.replaceAll(/<[^>]+>/g, ' ').slice(0, 600)}`);
  return form;
}

function hiddenIn(form: string): Record<string, string> {
  const inputs = form.matchAll(/<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map((match) => [match[1] ?? '', match[2] ?? '']));
}

function asFields(fields: Record<string, string>) {
  return { body: new URLSearchParams(fields).toString(), type: 'application/x-www-form-urlencoded' };
}

/** As bytes with their length told, which a program of its own understands as well as one in this process. */
async function inParts(fields: Record<string, string>, files: File[]) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  for (const file of files) form.append('files', file);
  const whole = new Response(form);
  return { body: Buffer.from(await whole.arrayBuffer()), type: whole.headers.get('content-type') ?? '' };
}
