import { html } from 'hono/html';
import { way } from './frame.ts';
import type { PublicPage, Visit, Html } from './page.ts';

/** The first page: two sentences, what is done with what somebody says, and the ways to reach somebody. */
export const homePage: PublicPage = {
  method: 'GET',
  path: '/',
  kind: 'content',
  exit: true,
  answer: async (visit) => ({ title: visit.say('site.home.title'), body: home(visit) }),
};

function home({ say, house }: Visit): Html {
  return html`<section class="wrap hero">
      <div class="tx">
        <h1>${say('site.home.we-can-talk')}<br />${say('site.home.no-name')}</h1>
        <p class="lead">${say('site.home.for-whom')}</p>
        <p>${say('site.home.nothing-without-yes')}</p>
      </div>
      <div class="art"></div>
    </section>
    <section class="wrap" aria-label="${say('site.home.ways')}">
      ${
        house.lines.length === 0
          ? html`<p>${say('site.home.no-lines')}</p>`
          : html`<div class="ways">${house.lines.map((line) => way(line, say))}</div>`
      }
    </section>`;
}
