import { html } from 'hono/html';
import type { Content } from './content.ts';
import { way } from './frame.ts';
import { icon } from './marks.ts';
import { before, firstIn, RETURN, textLinks, WRITE } from './text-page.ts';
import type { PublicPage, Visit, Html } from './page.ts';

/** The first page: two sentences, what is done with what somebody says, and the ways to reach somebody. */
export function homePage(content: Content): PublicPage {
  return {
    method: 'GET',
    path: '/',
    kind: 'content',
    exit: true,
    inLanguage: () => true,
    answer: async (visit) =>
      visit.language
        ? { title: visit.language.first.title, body: await firstIn(visit.language, visit, content) }
        : { title: visit.say('site.home.title'), body: home(visit, content) },
  };
}

/** Texts that the first page leads to: questions people really ask. */
export const ASKED = ['job', 'help', 'family', 'writing', 'safety'];

function home(visit: Visit, content: Content): Html {
  const { say, house } = visit;
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
          : html`<div class="ways">${house.lines.map((line, at) => html`${way(line, say)}${at === 0 ? writing(visit, content) : ''}`)}</div>`
      }
      <p class="now">${inDanger(say)}</p>
    </section>
    <nav class="wrap more" aria-label="${say('site.home.more')}">${visit.has(RETURN) ? html`<a href="${visit.to(RETURN)}">${say('site.home.return')}</a>` : ''}${textLinks(content, ASKED, visit)}</nav>`;
}

/** Whom to call where nobody may wait for us: each number is one to press. */
const inDanger = (say: Visit['say']) =>
  say('site.home.in-danger')
    .split(/\b(192|112)\b/)
    .map((part, at) => (at % 2 === 1 ? html`<a href="tel:${part}">${part}</a>` : part));

/** The way to write, where there is one: past the page that says what the way out can do. */
function writing({ say, to, has }: Visit, content: Content): Html {
  if (!has(WRITE)) return html``;
  return html`<a class="way" href="${to(before(content))}"
    ><span class="d">${icon('message')}</span><b>${say('site.home.write')}</b
    ><span class="s">${say('site.home.write-how')}</span></a
  >`;
}
