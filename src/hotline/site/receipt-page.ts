import { html } from 'hono/html';
import { toCyrillic } from '#kernel/words-server.ts';
import { page, RETURN, ringBox, toldPage, type Page, type Tongue } from './parts.ts';

/** What came: its eight words, what she looks at it with without typing them, and whether somebody is in danger now. */
type Came = { words: string[]; visit: string; danger: boolean };

/** It has arrived: the eight words, shown this once, and so in no other language. In danger nobody waits for an answer. */
export function receiptPage(tongue: Tongue, { words, visit, danger }: Came): Page {
  const { say, locale } = tongue;
  const shown = locale === 'sr-Cyrl' ? words.map(toCyrillic) : words;
  const body = html`<div class="wrap receipt">
    <div>
      <p class="arrived">${say('hotline.write.arrived')}</p>
      <h1>${say('hotline.write.keep')}</h1>
      <p class="lead">${say('hotline.write.keep.why')}</p>
      <section class="seamed" aria-labelledby="yours">
        <h2 id="yours">${say('hotline.write.keep.yours')}</h2>
        <ol class="eight" translate="no">
          ${shown.map((word) => html`<li>${word}</li>`)}
        </ol>
      </section>
      <form method="post" action="${tongue.to(RETURN)}" class="go">
        <input type="hidden" name="visit" value="${visit}" />
        <a class="btn" href="/x" rel="nofollow noreferrer">${say('hotline.write.keep.done')}</a>
        <button class="back plain" name="do" value="look">${say('hotline.write.keep.look')}</button>
      </form>
    </div>
    <aside>
      <h2>${say('hotline.write.wait.here')}</h2>
      <p class="small">${say(danger ? 'hotline.write.wait.here.danger' : 'hotline.write.wait.here.when')}</p>
      ${danger ? ringBox(tongue) : ''}
      <h2>${say('hotline.write.yours-alone')}</h2>
      <ul class="small">
        <li>${say('hotline.write.yours-alone.paper')}</li>
        <li>${say('hotline.write.yours-alone.heart')}</li>
        <li>${say('hotline.write.yours-alone.never')}</li>
      </ul>
      ${danger ? '' : ringBox(tongue)}
    </aside>
  </div>`;
  return { ...page(say('hotline.write.keep.title'), body), languages: null };
}

/** The same form came twice: what it said is here, and the words were on the page before. */
export function sentBefore(tongue: Tongue): Page {
  const { say } = tongue;
  return toldPage(tongue, {
    title: say('hotline.write.keep.title'),
    heading: say('hotline.write.again'),
    text: say('hotline.write.again.text'),
    status: 400,
  });
}

/** Nobody could read a message yet: the numbers instead. */
export function closedPage(tongue: Tongue): Page {
  const { say } = tongue;
  return toldPage(tongue, {
    title: say('hotline.write.closed.title'),
    heading: say('hotline.write.closed'),
    text: say('hotline.write.closed.text'),
    status: 503,
  });
}

/** What was under her hands is too old to be read, or came from nowhere: she begins anew. */
export function overPage(tongue: Tongue, again: string): Page {
  const { say, to } = tongue;
  const told = {
    title: say('hotline.write.over.title'),
    heading: say('hotline.write.over'),
    text: say('hotline.write.over.text'),
    status: 410,
  } as const;
  return toldPage(
    tongue,
    told,
    html`<p class="go"><a class="btn" href="${to(again)}">${say('hotline.write.over.again')}</a></p>`,
  );
}
