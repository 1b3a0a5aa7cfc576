import { html } from 'hono/html';
import type { Locale, Words } from '#kernel/words.ts';

/** A line as the public page shows it: what it is called, and the number to ring. */
export type PublicLine = { name: string; number: string; open: string };

export type HomeView = { locale: Locale; organisation: string | null; lines: PublicLine[]; demo: boolean };

/** The public page: for now the telephone numbers, and nothing else. Works without scripts, loads nothing from elsewhere. */
export function homePage(words: Words, view: HomeView) {
  const say = (key: string) => words.say(view.locale, key);
  return html`<!doctype html>
    <html lang="${view.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${view.organisation ?? say('site.home.untitled')}</title>
        <link rel="stylesheet" href="/site.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <nav aria-label="${say('site.home.languages')}">
          <a href="/?j=sr-Latn" lang="sr-Latn" hreflang="sr-Latn">${words.say('sr-Latn', 'site.home.in-serbian')}</a>
          <a href="/?j=sr-Cyrl" lang="sr-Cyrl" hreflang="sr-Cyrl">${words.say('sr-Cyrl', 'site.home.in-serbian')}</a>
          <a href="/?j=en" lang="en" hreflang="en">${words.say('en', 'site.home.in-english')}</a>
        </nav>
        <main>
          ${view.demo ? html`<p class="demo">${say('site.home.demo')}</p>` : ''}
          <h1>${view.organisation ?? say('site.home.untitled')}</h1>
          ${view.lines.length === 0 ? html`<p>${say('site.home.no-lines')}</p>` : lineList(view.lines, say)}
        </main>
      </body>
    </html>`;
}

function lineList(lines: PublicLine[], say: (key: string) => string) {
  return html`<p>${say('site.home.call')}</p>
    <ul>
      ${lines.map(
        (line) =>
          html`<li>
            <a href="tel:${line.number.replaceAll(/[^0-9+]/g, '')}"><span>${line.name}</span> <b>${line.number}</b></a>
            <p>${line.open}</p>
          </li>`,
      )}
    </ul>`;
}
