import { html } from 'hono/html';
import { formatDate, formatTime } from '#kernel/format.ts';
import type { Message } from '../shared.ts';
import type { Demand } from './guard.ts';
import { alertBox, page, proofFields, RETURN, ringBox, type Html, type Page, type Tongue } from './parts.ts';
import { answeredRows, fileField } from './question-page.ts';

/** Where she comes back: the eight words, however she types them. */
export function wordsPage(tongue: Tongue, demand: Demand, problem = ''): Page {
  const { say } = tongue;
  const body = html`<form method="post" action="${RETURN}" class="q" autocomplete="off" data-work>
    ${proofFields(demand)} ${problem ? alertBox(problem) : ''}
    <label for="words"><h1>${say('back.words')}</h1></label>
    <p class="hint" id="hint">${say('back.hint')}</p>
    <textarea
      id="words"
      name="words"
      rows="4"
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      aria-describedby="hint"
      required
    ></textarea>
    <div class="go"><button class="btn" name="do" value="open">${say('back.open')}</button></div>
    <p class="small muted">${say('back.lost')}</p>
    ${ringBox(tongue)}
  </form>`;
  return page(say('back.title'), body, problem ? 400 : 200);
}

export type VisitView = {
  messages: Message[];
  visit: string;
  zone: string;
  demand: Demand;
  note: string;
  typed: string;
};

/** What she wrote and what was answered, and a place to write more. */
export function visitPage(tongue: Tongue, { messages, visit, zone, demand, note, typed }: VisitView): Page {
  const { say } = tongue;
  const answered = messages.some(({ by }) => by !== null);
  const body = html`<div class="q">
    ${note ? alertBox(note) : ''}
    <h1>${say('visit')}</h1>
    ${answered ? '' : html`<p class="lead">${say('visit.nothing')}</p>`}
    <ol class="thread">
      ${messages.map((message) => messageItem(tongue, message, zone))}
    </ol>
    <form method="post" action="${RETURN}" enctype="multipart/form-data" autocomplete="off" data-work>
      <input type="hidden" name="visit" value="${visit}" />${proofFields(demand)}
      <label for="text"><h2>${say('visit.more')}</h2></label>
      <textarea id="text" name="text" rows="6" maxlength="8000">${typed}</textarea>
      ${fileField(tongue)}
      <div class="go"><button class="btn" name="do" value="reply">${say('send')}</button></div>
    </form>
    <form method="post" action="${RETURN}" class="go">
      <input type="hidden" name="visit" value="${visit}" />
      <button class="back" name="do" value="look">${say('visit.look')}</button>
      <button class="back" name="do" value="withdraw">${say('visit.withdraw')}</button>
    </form>
    ${ringBox(tongue)}
  </div>`;
  return page(say('visit.title'), body);
}

function messageItem(tongue: Tongue, { by, at, text, form, files }: Message, zone: string): Html {
  const { say, locale } = tongue;
  const when = `${formatDate(new Date(at), locale, zone)} ${formatTime(new Date(at), zone)}`;
  return html`<li class="${by === null ? 'hers' : 'ours'}">
    <p class="small muted">${by === null ? say('visit.you') : say('visit.we')}, ${when}</p>
    ${text === '' ? '' : html`<p class="said">${text}</p>`} ${form ? answeredRows(tongue, form.answers) : ''}
    ${files.map(({ name }) => html`<p class="small">${say('visit.file', { name })}</p>`)}
  </li>`;
}

/** What taking it back means, before it is done. */
export function withdrawPage(tongue: Tongue, visit: string): Page {
  const { say } = tongue;
  const body = html`<form method="post" action="${RETURN}" class="q">
    <input type="hidden" name="visit" value="${visit}" />
    <h1>${say('withdraw')}</h1>
    <ul>
      <li>${say('withdraw.goes')}</li>
      <li>${say('withdraw.words')}</li>
      <li>${say('withdraw.stays')}</li>
      <li>${say('withdraw.copies')}</li>
    </ul>
    <div class="go">
      <button class="btn" name="do" value="withdraw-now">${say('withdraw.now')}</button>
      <button class="back" name="do" value="look">${say('withdraw.not')}</button>
    </div>
  </form>`;
  return page(say('withdraw.title'), body);
}

/** It is taken back. */
export function withdrawnPage(tongue: Tongue): Page {
  const { say } = tongue;
  return page(
    say('withdraw.title'),
    html`<h1>${say('withdrawn')}</h1><p class="lead">${say('withdrawn.text')}</p>${ringBox(tongue)}`,
  );
}
