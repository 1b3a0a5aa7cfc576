import { html } from 'hono/html';
import { locales, ownNames } from '#kernel/words.ts';
import { icon, star } from './marks.ts';
import { addressIn, type Html, type PublicLine, type Visit } from './page.ts';

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
  foot?: Html[];
};

/**
 * A whole page: the way out first in the order of keys, the telephone on top, languages, the hem, what the page says,
 * its foot. Complete without scripts and without its sheet.
 */
export function framed(
  visit: Pick<Visit, 'locale' | 'say' | 'house' | 'to'>,
  { title, body, path, exit, foot = [] }: Framed,
): Html {
  const { locale, say, house, to } = visit;
  return html`<!doctype html>
    <html lang="${locale}">
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
          <a class="nm" href="${to('/')}">${star()}${house.organisation ?? say('site.home.untitled')}</a>
          <nav class="langs" aria-label="${say('site.home.languages')}">
            ${locales.map(
              (each) =>
                html`<a
                  href="${addressIn(each, path)}"
                  lang="${each}"
                  hreflang="${each}"
                  aria-current="${each === locale ? 'true' : 'false'}"
                  >${ownNames[each]}</a
                >`,
            )}
          </nav>
        </header>
        <div class="woven" role="presentation"></div>
        <main id="main">
          ${house.demo ? html`<div class="wrap"><p class="demo">${say('site.home.demo')}</p></div>` : ''} ${body}
        </main>
        ${foot.length > 0 ? html`<footer class="foot"><nav class="wrap" aria-label="${say('site.frame.pages')}">${foot}</nav></footer>` : ''}
      </body>
    </html>`;
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
    ><span><span class="v">${say('site.frame.call')} </span>${unbroken(line.number)} <small>${line.open}</small></span></a
  >`;
}

/** A way to reach somebody, as a tile. */
export function way(line: PublicLine, say: Visit['say']): Html {
  const missing = line.kind === 'missing';
  const number = unbroken(line.number);
  return html`<a class="way ${missing ? 'q' : ''}" href="${dial(line.number)}"
    ><span class="d">${icon(missing ? 'search' : 'phone')}</span
    ><b>${missing ? say('site.home.missing', { number }) : say('site.home.call-line', { number })}</b
    ><span class="s">${line.name === line.number ? '' : `${line.name}. `}${line.open}</span></a
  >`;
}

/** A page that says one thing. */
export function oneSentence(text: string): Html {
  return html`<div class="wrap prose"><h1>${text}</h1></div>`;
}
