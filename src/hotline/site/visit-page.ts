import { html, raw } from 'hono/html';
import { formatDate, formatTime } from '#kernel/format.ts';
import { newId } from '#kernel/ids.ts';
import type { Message } from '../shared.ts';
import type { Demand } from './guard.ts';
import {
  alertBox,
  doneBox,
  FORM,
  midway,
  page,
  proofFields,
  RETURN,
  ringBox,
  toldPage,
  type Html,
  type Page,
  type Tongue,
} from './parts.ts';
import { answeredRows, fileField } from './question-page.ts';

/** What stands on the page for her words: why it is there again, the words so far, and sealed what waits behind them. */
export type WordsView = { demand: Demand; problem?: string; typed?: string; kept?: string };

/** Where she comes back: the eight words, however she types them. */
export function wordsPage(tongue: Tongue, { demand, problem = '', typed = '', kept = '' }: WordsView): Page {
  const { say } = tongue;
  const body = html`<form id="${FORM}" method="post" action="${tongue.to(RETURN)}" class="wrap q" autocomplete="off" data-work>
    <input type="hidden" name="at" value="${newId()}" />
    ${proofFields(demand)} ${kept ? html`<input type="hidden" name="kept" value="${kept}" />` : ''}
    ${problem ? alertBox(problem) : ''}
    <label for="words"><h1>${say('hotline.write.back.words')}</h1></label>
    <p class="hint" id="hint">${say('hotline.write.back.hint')}</p>
    <textarea class="field" id="words"
      name="words"
      rows="4"
      autocapitalize="none"
      autocorrect="off"
      spellcheck="false"
      aria-describedby="hint"
      required
    >${typed}</textarea>
    <div class="go"><button class="btn" name="do" value="open">${say('hotline.write.back.open')}</button></div>
    <p class="small muted">${say('hotline.write.back.lost')}</p>
    ${ringBox(tongue)}
  </form>`;
  return midway(page(say('hotline.write.back.title'), body, problem ? 400 : 200), { path: RETURN, act: 'here' });
}

export type VisitView = {
  messages: Message[];
  visit: string;
  whose: string;
  zone: string;
  demand: Demand;
  /** Why something was not done. */
  note: string;
  /** Her reply has just arrived. */
  arrived: boolean;
  typed: string;
};

/** Where the newest answer stands on her page: what she came for is one press away from the top. */
const ANSWER = 'answer';

/** What she wrote and what was answered, and a place to write more. */
export function visitPage(
  tongue: Tongue,
  { messages, visit, whose, zone, demand, note, arrived, typed }: VisitView,
): Page {
  const { say } = tongue;
  const newest = messages.findLastIndex(({ by }) => by !== null);
  const body = html`<div class="wrap q">
    ${note ? alertBox(note) : ''} ${arrived ? doneBox(say('hotline.write.visit.sent')) : ''}
    <h1>${say('hotline.write.visit')}</h1>
    <p class="lead">${newest < 0 ? say('hotline.write.visit.nothing') : html`<a href="#${ANSWER}">${say('hotline.write.visit.answered')}</a>`}</p>
    <ol class="thread">
      ${messages.map((message, at) => messageItem(tongue, message, { zone, newest: at === newest }))}
    </ol>
    <form id="${FORM}" method="post" action="${tongue.to(RETURN)}" enctype="multipart/form-data" autocomplete="off" data-work>
      <input type="hidden" name="visit" value="${visit}" /><input type="hidden" name="whose" value="${whose}" />${proofFields(demand)}
      <label for="text"><h2>${say('hotline.write.visit.more')}</h2></label>
      <textarea class="field" id="text" name="text" rows="6" maxlength="8000" spellcheck="false">${typed}</textarea>
      ${fileField(tongue)}
      <div class="go"><button class="btn" name="do" value="reply">${say('hotline.write.send')}</button></div>
    </form>
    <form method="post" action="${tongue.to(RETURN)}" class="go">
      <input type="hidden" name="visit" value="${visit}" />
      <button class="back plain" name="do" value="look">${say('hotline.write.visit.look')}</button>
      <button class="back plain" name="do" value="withdraw">${say('hotline.write.visit.withdraw')}</button>
    </form>
    ${ringBox(tongue)}
  </div>`;
  return midway(page(say('hotline.write.visit.title'), body), { path: RETURN, act: 'here' });
}

type Placed = { zone: string; newest: boolean };

function messageItem(tongue: Tongue, { by, at, text, form, files }: Message, { zone, newest }: Placed): Html {
  const { say, locale } = tongue;
  const when = `${formatDate(new Date(at), locale, zone)} ${formatTime(new Date(at), zone)}`;
  const mark = newest ? raw(` id="${ANSWER}"`) : '';
  return html`<li class="${by === null ? 'hers' : 'ours'}"${mark}>
    <p class="small muted">${by === null ? say('hotline.write.visit.you') : say('hotline.write.visit.we')}, ${when}</p>
    ${text === '' ? '' : html`<p class="said">${text}</p>`} ${form ? answeredRows(tongue, form.answers) : ''}
    ${files.map(({ name }) => html`<p class="small">${say('hotline.write.visit.file', { name })}</p>`)}
  </li>`;
}

/** She looked again and again: the page looks once more in a minute. `kept`: what she has typed, sealed. */
export function tooOftenPage(tongue: Tongue, visit: string, kept: string): Page {
  const { say } = tongue;
  const body = html`<form id="${FORM}" method="post" action="${tongue.to(RETURN)}" class="wrap q">
    <input type="hidden" name="visit" value="${visit}" />
    ${kept ? html`<input type="hidden" name="kept" value="${kept}" />` : ''}
    <h1>${say('hotline.write.visit.often')}</h1>
    <p>${say('hotline.write.visit.often.text')}</p>
    <div class="go"><button class="btn" name="do" value="look">${say('hotline.write.visit.look')}</button></div>
    ${ringBox(tongue)}
  </form>`;
  return midway(page(say('hotline.write.visit.title'), body, 503), { path: RETURN, act: 'here' });
}

/** What taking it back means, before it is done. */
export function withdrawPage(tongue: Tongue, visit: string): Page {
  const { say } = tongue;
  const body = html`<form id="${FORM}" method="post" action="${tongue.to(RETURN)}" class="wrap q">
    <input type="hidden" name="visit" value="${visit}" />
    <h1>${say('hotline.write.withdraw')}</h1>
    <ul>
      <li>${say('hotline.write.withdraw.goes')}</li>
      <li>${say('hotline.write.withdraw.words')}</li>
      <li>${say('hotline.write.withdraw.stays')}</li>
      <li>${say('hotline.write.withdraw.copies')}</li>
    </ul>
    <div class="go">
      <button class="btn" name="do" value="withdraw-now">${say('hotline.write.withdraw.now')}</button>
      <button class="back plain" name="do" value="look">${say('hotline.write.withdraw.not')}</button>
    </div>
  </form>`;
  return midway(page(say('hotline.write.withdraw.title'), body), { path: RETURN, act: 'withdraw' });
}

/** It is taken back. */
export function withdrawnPage(tongue: Tongue): Page {
  const { say } = tongue;
  return toldPage(tongue, {
    title: say('hotline.write.withdraw.title'),
    heading: say('hotline.write.withdrawn'),
    text: say('hotline.write.withdrawn.text'),
  });
}
