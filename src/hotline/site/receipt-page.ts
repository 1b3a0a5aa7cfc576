import { html } from 'hono/html';
import { toCyrillic } from '#kernel/words-server.ts';
import { page, RETURN, ringBox, type Page, type Tongue } from './parts.ts';

/** It has arrived: the eight words, shown this once. `visit`: with it she looks at what was sent, without typing them. */
export function receiptPage(tongue: Tongue, words: string[], visit: string): Page {
  const { say, locale } = tongue;
  const shown = locale === 'sr-Cyrl' ? words.map(toCyrillic) : words;
  const body = html`<div class="receipt">
    <div>
      <p class="arrived">${say('arrived')}</p>
      <h1>${say('keep')}</h1>
      <p class="lead">${say('keep.why')}</p>
      <section class="seamed" aria-labelledby="yours">
        <h2 id="yours">${say('keep.yours')}</h2>
        <ol class="eight" translate="no">
          ${shown.map((word) => html`<li>${word}</li>`)}
        </ol>
      </section>
      <form method="post" action="${RETURN}" class="go">
        <input type="hidden" name="visit" value="${visit}" />
        <a class="btn" href="/izlaz" data-exit>${say('keep.done')}</a>
        <button class="back" name="do" value="look">${say('keep.look')}</button>
      </form>
    </div>
    <aside>
      <h2>${say('wait.here')}</h2>
      <p class="small">${say('wait.here.when')}</p>
      <h2>${say('yours-alone')}</h2>
      <ul class="small">
        <li>${say('yours-alone.paper')}</li>
        <li>${say('yours-alone.heart')}</li>
        <li>${say('yours-alone.never')}</li>
      </ul>
      ${ringBox(tongue)}
    </aside>
  </div>`;
  return page(say('keep.title'), body);
}

/** The same form came twice: what it said is here, and the words were on the page before. */
export function sentBefore(tongue: Tongue): Page {
  const { say } = tongue;
  return page(
    say('keep.title'),
    html`<h1>${say('again')}</h1><p class="lead">${say('again.text')}</p>${ringBox(tongue)}`,
    409,
  );
}

/** Nobody could read a message yet: the numbers instead. */
export function closedPage(tongue: Tongue): Page {
  const { say } = tongue;
  return page(
    say('closed.title'),
    html`<h1>${say('closed')}</h1><p class="lead">${say('closed.text')}</p>${ringBox(tongue)}`,
    503,
  );
}

/** What was under her hands is too old to be read, or came from nowhere: she begins anew. */
export function overPage(tongue: Tongue, again: string): Page {
  const { say } = tongue;
  const body = html`<h1>${say('over')}</h1>
    <p class="lead">${say('over.text')}</p>
    <p class="go"><a class="btn" href="${again}">${say('over.again')}</a></p>
    ${ringBox(tongue)}`;
  return page(say('over.title'), body, 409);
}
