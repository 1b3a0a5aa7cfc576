import { html } from 'hono/html';
import { askedOf, questionOf, type Answer, type Question } from '#kernel/forms.ts';
import { codeLists } from '../codes.ts';
import { messageForm } from '../forms/message.form.ts';
import { MOST_FILES } from './files.ts';
import { sealDraft, type Draft } from './draft.ts';
import type { Demand } from './guard.ts';
import {
  alertBox,
  FORM,
  midway,
  page,
  proofFields,
  ringBox,
  WRITE,
  type Html,
  type Page,
  type Tongue,
} from './parts.ts';

/** One question. `wrong`: what was typed and did not fit; it stands there to be changed. */
export function questionPage(tongue: Tongue, draft: Draft, question: Question, wrong: string | null = null): Page {
  const { say } = tongue;
  const asked = askedOf(messageForm, draft.answers);
  const at = asked.findIndex(({ id }) => id === question.id);
  const place = { number: at + 1, of: asked.length };
  const body = html`<form id="${FORM}" method="post" action="${tongue.to(WRITE)}" class="wrap q" autocomplete="off">
    <input type="hidden" name="draft" value="${sealDraft(draft)}" /><input
      type="hidden"
      name="q"
      value="${question.id}"
    />
    ${at > 0 ? html`<button class="back plain" name="do" value="back">${say('hotline.write.back')}</button>` : ''}
    ${wrong === null ? '' : alertBox(say('hotline.write.wrong'))}
    ${question.id === 'words' && draft.answers['danger'] === 'yes' ? dangerBox(tongue) : ''}
    ${control(tongue, question, wrong ?? draft.answers[question.id], say('hotline.write.progress', place))}
    <div class="go">
      <button class="btn" name="do" value="next">${say('hotline.write.next')}</button>
      <button class="back plain" name="do" value="skip">${say('hotline.write.skip')}</button>
    </div>
  </form>`;
  const questioned = page(say('hotline.write.title', place), body, wrong === null ? 200 : 400);
  return midway(questioned, { path: WRITE, act: 'here', enter: 'next' });
}

function dangerBox(tongue: Tongue): Html {
  return html`<div class="wrong" role="note"><p>${tongue.say('hotline.write.danger-now')}</p>${ringBox(tongue)}</div>`;
}

function control(tongue: Tongue, question: Question, answer: Answer | undefined, progress: string): Html {
  const { say } = tongue;
  const { id } = question;
  const value = typeof answer === 'string' ? answer : '';
  const hint = html`<p class="hint" id="hint">${say(`hotline.write.q.${id}.hint`)}</p>`;
  if (question.kind === 'one')
    return html`<fieldset aria-describedby="hint">
      <legend><span class="st small">${progress}</span><h1>${say(`hotline.write.q.${id}`)}</h1></legend>
      ${hint} ${(codeLists[question.list ?? ''] ?? []).map((code) => option(tongue, question, code, code === value))}
    </fieldset>`;
  const most = String(question.most ?? 200);
  return html`<label for="value"><span class="st small">${progress}</span><h1>${say(`hotline.write.q.${id}`)}</h1></label>
    ${hint}
    ${
      question.kind === 'line'
        ? html`<input class="field" type="text" id="value" name="value" value="${value}" maxlength="${most}" spellcheck="false" aria-describedby="hint" />`
        : html`<textarea class="field" id="value" name="value" rows="8" maxlength="${most}" spellcheck="false" aria-describedby="hint">${value}</textarea>`
    }`;
}

/** Ways to be answered that are explained. */
const TOLD = new Set(['here', 'call', 'email']);

function option({ say, code: inWords }: Tongue, { list, id }: Question, code: string, checked: boolean): Html {
  const told = id === 'answer' && TOLD.has(code) ? say(`hotline.write.q.answer.${code}`) : '';
  return html`<div class="opt">
    <input type="radio" name="value" id="${code}" value="${code}" ${checked ? 'checked' : ''} />
    <label for="${code}">${inWords(list ?? '', code)}${told ? html`<span class="s">${told}</span>` : ''}</label>
  </div>`;
}

/** Her answers once more before they leave, each to be changed. `problem`: why it could not be sent yet. */
export function checkPage(tongue: Tongue, draft: Draft, demand: Demand, problem = ''): Page {
  const { say } = tongue;
  const rows = askedOf(messageForm, draft.answers).map(
    (question) =>
      html`<div>
        <dt>${say(`hotline.write.q.${question.id}`)}</dt>
        <dd class="said">${answerText(tongue, question, draft.answers[question.id])}</dd>
        <dd>
          <button class="back plain" name="do" value="change:${question.id}">
            ${say('hotline.write.change')}<span class="unseen"> ${say(`hotline.write.q.${question.id}`)}</span>
          </button>
        </dd>
      </div>`,
  );
  const body = html`<form
    id="${FORM}"
    method="post"
    action="${tongue.to(WRITE)}"
    class="wrap q"
    enctype="multipart/form-data"
    autocomplete="off"
    data-work
  >
    <input type="hidden" name="draft" value="${sealDraft(draft)}" />${proofFields(demand)}
    <button class="back plain" name="do" value="last">${say('hotline.write.back')}</button>
    ${problem ? alertBox(problem) : ''}
    <h1>${say('hotline.write.check')}</h1>
    <p class="hint">${say('hotline.write.check.hint')}</p>
    <dl class="answers">${rows}</dl>
    ${fileField(tongue)}
    <div class="go"><button class="btn" name="do" value="send">${say('hotline.write.send')}</button></div>
    <p class="small muted">${say('hotline.write.send.who')}</p>
  </form>`;
  return midway(page(say('hotline.write.check.title'), body, problem ? 400 : 200), { path: WRITE, act: 'here' });
}

/** Where pictures and papers are added, always by choice. */
export function fileField({ say }: Tongue): Html {
  return html`<details>
    <summary>${say('hotline.write.files')}</summary>
    <label for="files" class="small">${say('hotline.write.files.hint', { most: MOST_FILES })}</label>
    <input type="file" id="files" name="files" multiple accept="image/jpeg,image/png,image/webp,application/pdf,text/plain" />
  </details>`;
}

/** An answer as she gave it; what she skipped is said to be that. */
function answerText({ say, code }: Tongue, question: Question, answer: Answer | undefined): string {
  if (typeof answer !== 'string' || answer === '') return say('hotline.write.not-said');
  return question.kind === 'one' ? code(question.list ?? '', answer) : answer;
}

/** What somebody answered to the form, question by question, leaving out what she skipped. */
export function answeredRows(tongue: Tongue, answers: Record<string, Answer>): Html {
  const rows = Object.entries(answers).flatMap(([id, answer]) => {
    const question = questionOf(messageForm, id);
    return question && answer !== null ? [{ id, text: answerText(tongue, question, answer) }] : [];
  });
  return html`<dl class="answers">
    ${rows.map(({ id, text }) => html`<div><dt>${tongue.say(`hotline.write.q.${id}`)}</dt><dd class="said">${text}</dd></div>`)}
  </dl>`;
}
