import type { Words, Locale } from '#kernel/words.ts';
import type { Demand } from './guard.ts';
import { challengeOf, newProof } from './guard.ts';
import { html } from 'hono/html';

/** A piece of a page. */
export type Html = ReturnType<typeof html>;

/** What every page of ours needs to speak: the words in its language, and the numbers to ring. */
export type Tongue = {
  locale: Locale;
  say: (key: string, values?: Record<string, string | number>) => string;
  /** A code of a closed list in words. */
  code: (list: string, code: string) => string;
  numbers: { name: string; number: string }[];
};

/** The words of a page in its language. */
export function tongue(words: Words, locale: Locale, numbers: Tongue['numbers']): Tongue {
  return {
    locale,
    say: (key, values) => words.say(locale, `hotline.write.${key}`, values),
    code: (list, code) => words.say(locale, `hotline.code.${list}.${code}`),
    numbers,
  };
}

/** Where a visitor writes, and where she comes back; neither says what it is about. */
export const WRITE = '/poruka';
export const RETURN = '/odgovor';

/** A page without its frame: its neutral title, and whether it leaves anything to be done before. */
export type Page = { status: 200 | 400 | 409 | 413 | 429 | 503; title: string; body: Html };

/** A page that was asked for. */
export function page(title: string, body: Html, status: Page['status'] = 200): Page {
  return { status, title, body };
}

/** An error on top of a page: what is, and what next; a reader's focus goes there first. */
export function alertBox(text: string): Html {
  return html`<div class="problem" role="alert" tabindex="-1" autofocus><p>${text}</p></div>`;
}

/** The numbers to ring, each by one touch. */
export function ringBox({ say, numbers }: Tongue): Html {
  return html`<p class="small">
    ${say('ring')}
    ${numbers.map(({ name, number }) => html`<a href="tel:${number.replaceAll(/[^0-9+]/g, '')}">${name} ${number}</a> `)}
    <a href="tel:192">192</a>
  </p>`;
}

/**
 * What a page carries so that a rush of hostile posts does not stand before whoever sends it: a proof of since when it
 * has been open. Where more is asked, a script works on it by itself (`data-bits`); without scripts waiting is enough.
 */
export function proofFields(demand: Demand, proof: string = newProof()): Html {
  return html`<input type="hidden" name="proof" value="${proof}" />
    <input
      type="hidden"
      name="work"
      value=""
      data-challenge="${challengeOf(proof)}"
      data-bits="${String(demand.bits)}"
    />`;
}
