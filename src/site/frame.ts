import { html } from 'hono/html';
import { locales, ownNames, type Locale } from '#kernel/words.ts';
import { icon, star } from './marks.ts';
import type { Language } from './content.ts';
import { addressFurther, addressIn, type Html, type InForm, type PublicLine, type Visit } from './page.ts';

/** A number is read in one piece. */
const unbroken = (number: string) => number.replaceAll(' ', '\u00a0');

/** How one dials a number. */
export const dial = (number: string) => `tel:${number.replaceAll(/[^0-9+]/g, '')}`;

/** What a page of the site consists of, and where it stands. */
export type Framed = {
  title: string;
  body: Html;
  path: string;
  /** Where the way out leads in the end; null: none is offered. */
  exit: string | null;
  /** As a page says it (`Shown`); left out: links to the same page. */
  languages?: InForm | null | undefined;
  /** The further languages there are. */
  further?: readonly Language[];
  /** What stands before a page that is not there in the visit's further language: that it is not, or that one may write in it. */
  instead?: 'not-yet' | 'in-yours' | null;
  foot?: Html[];
};

/**
 * A whole page: the way out first in the order of keys, the telephone on top, languages, the hem, what the page says,
 * its foot. Complete without scripts and without its sheet.
 */
export function framed(
  visit: Pick<Visit, 'locale' | 'language' | 'say' | 'house' | 'to'>,
  { title, body, path, exit, languages, further = [], instead = null, foot = [] }: Framed,
): Html {
  const { locale, language, say, house, to } = visit;
  const own = { lang: language?.tag ?? locale, dir: language?.dir ?? 'ltr' };
  const said = instead ? { lang: locale, dir: 'ltr' } : own;
  return html`<!doctype html>
    <html lang="${own.lang}" dir="${own.dir}" class="${language ? 'far' : ''}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="${path === '/' ? 'index' : 'noindex'}" />
        <title>${title}</title>
        <link rel="stylesheet" href="/site.css" />
        <link rel="icon" href="data:," />
        ${exit === null ? '' : html`<script src="/x.js" defer></script>`}
      </head>
      <body>
        <nav class="bar" aria-label="${say('site.frame.at-hand')}">
          ${exit === null ? '' : exitLink(visit)}
          <a class="skip" href="#main">${say('site.frame.skip')}</a>
          <div class="wrap">${telephone(visit)}${exit === null ? '' : exitButton(visit, exit)}</div>
        </nav>
        <header class="wrap org">
          ${whose({ house, say, to }, languages === undefined)}
          ${languages === null ? '' : html`<nav class="langs" aria-label="${say('site.home.languages')}">${languages ? buttons(locale, languages) : links(own.lang, path, further)}</nav>`}
        </header>
        <div class="woven" role="presentation"></div>
        <main id="main" lang="${said.lang}" dir="${said.dir}">
          ${instead ? html`<div class="wrap"><p class="instead" lang="${own.lang}" dir="${own.dir}">${say(`site.further.${instead}`)}</p></div>` : ''}
          ${house.demo ? html`<div class="wrap"><p class="demo" lang="${own.lang}" dir="${own.dir}">${say('site.home.demo')}</p></div>` : ''} ${body}
        </main>
        ${foot.length > 0 ? html`<footer class="foot"><nav class="wrap" aria-label="${say('site.frame.pages')}">${foot}</nav></footer>` : ''}
      </body>
    </html>`;
}

/** Whose site it is; where a link would lose what is being written, it is no link. */
function whose({ house, say, to }: Pick<Visit, 'house' | 'say' | 'to'>, leads: boolean): Html {
  const called = house.organisation ?? say('site.home.untitled');
  return leads
    ? html`<a class="nm" href="${to('/')}">${star()}${called}</a>`
    : html`<span class="nm">${star()}${called}</span>`;
}

function links(spoken: string, path: string, further: readonly Language[]): Html[] {
  const offered = [
    ...locales.map((each) => ({ tag: each, dir: 'ltr', name: ownNames[each], href: addressIn(each, path) })),
    ...further.map((each) => ({ ...each, href: addressFurther(each, path) })),
  ];
  return offered.map(
    ({ tag, dir, name, href }) =>
      html`<a
        href="${href}"
        lang="${tag}"
        dir="${dir}"
        hreflang="${tag}"
        aria-current="${tag === spoken ? 'true' : 'false'}"
        >${name}</a
      >`,
  );
}

/** The same as buttons of the form that is being filled in. What is only typed goes along, files are chosen again. */
function buttons(locale: Locale, { form, path, act, enter }: InForm): Html[] {
  const first = html`<button class="hidden-first" form="${form}" name="do" value="${enter ?? ''}" tabindex="-1" aria-hidden="true"></button>`;
  const each = locales.map((to) =>
    to === locale
      ? html`<span lang="${to}" aria-current="true">${ownNames[to]}</span>`
      : html`<button class="back plain" form="${form}" formaction="${addressIn(to, path)}" formenctype="application/x-www-form-urlencoded" formnovalidate name="do" value="${act}" lang="${to}">${ownNames[to]}</button>`,
  );
  return enter ? [first, ...each] : each;
}

/** The way out as the first link that keys reach. */
function exitLink({ say }: Pick<Visit, 'say'>): Html {
  return html`<a class="skip" href="/x" rel="nofollow noreferrer">${say('site.frame.exit')}</a>`;
}

/** The way out where it is seen; what its script needs is written on it. */
function exitButton({ say }: Pick<Visit, 'say'>, to: string): Html {
  return html`<a
    class="exit"
    href="/x"
    rel="nofollow noreferrer"
    data-to="${to}"
    data-left2="${say('site.frame.shift-two')}"
    data-left1="${say('site.frame.shift-one')}"
    >${icon('out')}${say('site.frame.exit')}<span class="taps" aria-hidden="true"><i></i><i></i><i></i></span></a
  >`;
}

/** The first line to ring; before the first run there is none. */
function telephone({ say, house }: Pick<Visit, 'say' | 'house'>): Html {
  const [line] = house.lines;
  if (!line) return html`<span></span>`;
  return html`<a class="tel" href="${dial(line.number)}"
    ><span class="d">${icon('phone')}</span
    ><span><span class="v">${say('site.frame.call')} </span><bdi dir="ltr">${unbroken(line.number)}</bdi> <small>${line.open}</small></span></a
  >`;
}

/** As a sentence begins: opening hours may begin with the small letter of a day. */
const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** From when till when stands on one line. */
const hours = (text: string) =>
  text
    .split(/(\d+[.:]\d\d–\d+[.:]\d\d)/)
    .map((part, at) => (at % 2 === 1 ? html`<span class="t">${part}</span>` : part));

/** A way to reach somebody, as a tile. */
export function way(line: PublicLine, say: Visit['say']): Html {
  const missing = line.kind === 'missing';
  const number = unbroken(line.number);
  return html`<a class="way ${missing ? 'q' : ''}" href="${dial(line.number)}"
    ><span class="d">${icon(missing ? 'search' : 'phone')}</span
    ><b>${missing ? say('site.home.missing', { number }) : say('site.home.call-line', { number })}</b
    ><span class="s">${line.name === line.number ? '' : `${line.name}. `}${hours(begun(line.open))}</span></a
  >`;
}

/** A page that says one thing. */
export function oneSentence(text: string): Html {
  return html`<div class="wrap prose"><h1>${text}</h1></div>`;
}
