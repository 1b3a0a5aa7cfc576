import { html } from 'hono/html';
import type { Locale } from '#kernel/words.ts';
import { dial, icon, type Html, type InForm, type Visit } from '#site/parts.ts';
import { challengeOf, newProof, type Demand } from './guard.ts';

export type { Html } from '#site/parts.ts';

/** How a page of ours speaks: its words, codes in words, the numbers to ring, addresses in its language. */
export type Tongue = {
  locale: Locale;
  say: (key: string, values?: Record<string, string | number>) => string;
  code: (list: string, code: string) => string;
  numbers: { kind: string; name: string; number: string }[];
  to: (path: string) => string;
  aside: Visit['aside'];
};

/** The tongue of a visit. */
export function tongueOf({ locale, say, house, to, aside }: Visit): Tongue {
  return {
    ...{ locale, say, to, aside, numbers: house.lines },
    code: (list, code) => say(`hotline.code.${list}.${code}`),
  };
}

/** Where a visitor writes, and where she comes back; neither says what it is about. */
export const WRITE = '/p';
export const RETURN = '/o';

/** A page without its frame: its neutral title, what it says, and how it goes on in another language (`Shown`). */
export type Page = { status: 200 | 400 | 410 | 503; title: string; body: Html; languages?: InForm | null };

/** A page that was asked for. */
export function page(title: string, body: Html, status: Page['status'] = 200): Page {
  return { status, title, body };
}

/** The form of a page that goes on in another language as it stands, by its id. */
export const FORM = 'midway';

/** A page whose form is filled in: in another language nothing of it is lost. */
export function midway(asked: Page, languages: Omit<InForm, 'form'>): Page {
  return { ...asked, languages: { form: FORM, ...languages } };
}

/** What the button of a text at the foot says, before the text's address; and what leads back from it. */
export const ASIDE = 'aside:';
export const ON = 'on';

/**
 * A text of the site in the middle of a form: `carried` goes along in hidden fields, and a button leads back to where she
 * was. Null where there is no such text.
 */
export async function asidePage(
  tongue: Tongue,
  { act, path, carried }: { act: string; path: string; carried: Record<string, string> },
): Promise<Page | null> {
  const { say, to } = tongue;
  const text = await tongue.aside(act.slice(ASIDE.length), { form: FORM, path, act });
  if (!text) return null;
  const hidden = Object.entries(carried).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  const body = html`<form id="${FORM}" method="post" action="${to(path)}" class="wrap prose" autocomplete="off">
    ${hidden}
    <p class="go"><button class="back plain" name="do" value="${ON}">${icon('back')}${say('hotline.write.aside.on')}</button></p>
    <p class="small muted">${say('hotline.write.aside')}</p>
    ${text.body}
    <p class="go"><button class="btn" name="do" value="${ON}">${say('hotline.write.aside.on')}</button></p>
  </form>`;
  return midway(page(text.title, body), { path, act });
}

/** A page that says one thing, and gives the numbers. */
export function toldPage(
  tongue: Tongue,
  told: { title: string; heading: string; text: string; status?: Page['status'] },
  more: Html | string = '',
): Page {
  const body = html`<div class="wrap prose">
    <h1>${told.heading}</h1>
    <p class="lead">${told.text}</p>
    ${more} ${ringBox(tongue)}
  </div>`;
  return page(told.title, body, told.status);
}

/** An error on top of a page: what is, and what next; a reader's focus goes there first. */
export function alertBox(text: string): Html {
  return html`<p class="wrong" role="alert" tabindex="-1" autofocus>${text}</p>`;
}

/** What was done, on top of a page; a reader's focus goes there first. */
export function doneBox(text: string): Html {
  return html`<p class="arrived" role="status" tabindex="-1" autofocus>${text}</p>`;
}

/**
 * The numbers to ring, each by one touch and with whose it is; each whole on its line and apart from the next, so that
 * two are not read as one.
 */
export function ringBox({ say, numbers }: Tongue): Html {
  const whole = (number: string) => number.replaceAll(' ', '\u00a0');
  const called = ({ kind, name, number }: Tongue['numbers'][number]) => {
    if (kind === 'missing') return say('hotline.write.ring.missing', { number: whole(number) });
    return name === number ? whole(number) : `${name} ${whole(number)}`;
  };
  return html`<p class="small rings">
    ${say('hotline.write.ring')}
    ${numbers.map((line) => html`<a href="${dial(line.number)}">${called(line)}</a> · `)}
    <a href="tel:192">${say('hotline.write.ring.police')}</a>
  </p>`;
}

/**
 * What a page carries so that a rush of hostile posts does not stand before whoever sends it: a proof of since when it
 * has been open. Where more is asked, a script works on it by itself (`data-bits`); without scripts waiting is enough.
 */
export function proofFields(demand: Demand): Html {
  const proof = demand.proof ?? newProof();
  return html`<script src="/work.js" defer></script><input type="hidden" name="proof" value="${proof}" />
    <input
      type="hidden"
      name="work"
      value=""
      data-challenge="${challengeOf(proof)}"
      data-bits="${String(demand.bits)}"
    />`;
}
