import type { PostedForm } from '#kernel/http.ts';
import { Refusal } from '#kernel/errors.ts';
import { questionOf } from '#kernel/forms.ts';
import type { Tx } from '#kernel/db.ts';
import type { Ask } from '#kernel/route.ts';
import { drawReceipt } from '#vault/index.ts';
import { messageForm } from '../forms/message.form.ts';
import { receiveMessage } from '../messages/visitor.ts';
import type { FileRoom } from './file-room.ts';
import { withFiles } from './files.ts';
import { answered, before, firstQuestion, newDraft, nextAfter, openDraft, sealDraft, type Draft } from './draft.ts';
import type { Guard } from './guard.ts';
import { ASIDE, asidePage, ON, WRITE, type Page, type Tongue } from './parts.ts';
import { checkPage, questionPage } from './question-page.ts';
import { closedPage, overPage, receiptPage, sentBefore } from './receipt-page.ts';
import { arrived, notLetIn, problemOf, visitTicket, type Here } from './going-on.ts';
import { saidIn, type Once } from './once.ts';

/** A visitor's line in the audit. */
export type VisitorLine = { visitor: string; kind: 'read' | 'write'; dossiers: string[] };

/** What a message that arrived gave her: her words, and the ticket of her visit. */
export type Given = { words: string[]; visit: string };

/** What the pages need of the program. `audit`: a line in the transaction of what it tells of; `sent`: what came already. */
export type SiteHouse = {
  ask: Ask;
  audit(tx: Tx, line: VisitorLine): Promise<void>;
  /** A line that words opened nothing. */
  refused(code: string): Promise<void>;
  guard: Guard;
  sent: { messages: Once<Given>; replies: Once<void>; opened: Once<Here | null>; shown: Once<void> };
  room: FileRoom;
  /** Whether somebody could read a message; asked of the database once in some seconds. */
  intakeOpen(): Promise<boolean>;
  source: string;
};

/** The first question, or that nobody could read a message yet. */
export async function beginWriting(tongue: Tongue, { intakeOpen }: SiteHouse): Promise<Page> {
  return (await intakeOpen()) ? questionPage(tongue, newDraft(), firstQuestion()) : closedPage(tongue);
}

/** One step of the way from the first question to the receipt. */
export async function goOnWriting(tongue: Tongue, form: PostedForm, house: SiteHouse): Promise<Page> {
  const draft = openDraft(form.text('draft'));
  if (!draft) return overPage(tongue, WRITE);
  const act = form.text('do');
  if (act === 'send') return send(tongue, draft, form, house);
  if (act === 'here') return pageAt(tongue, typedIn(draft, form), form.text('q'), { form, house });
  if (act === ON) return pageAt(tongue, draft, form.text('at'), { form, house });
  if (act.startsWith(ASIDE)) return aside(tongue, draft, form, house);
  if (act === 'last') return questionPage(tongue, draft, lastOf(draft));
  if (act.startsWith('change:'))
    return questionPage(tongue, draft, questionOf(messageForm, act.slice(7)) ?? firstQuestion());
  return step(tongue, draft, form, house);
}

/** The draft with what is typed in the page so far. */
function typedIn(draft: Draft, form: PostedForm): Draft {
  const question = questionOf(messageForm, form.text('q'));
  return (question && answered(draft, question, form.text('value'))) ?? draft;
}

type Sent = { form: PostedForm; house: SiteHouse };

/** The page of a question, or, where it is none, of all answers once more. */
function pageAt(tongue: Tongue, draft: Draft, place: string, { form, house }: Sent): Page {
  const question = questionOf(messageForm, place);
  if (question) return questionPage(tongue, draft, question);
  return checkPage(tongue, draft, house.guard.demand(house.source, form.text('proof')));
}

/** A text of the site beside her draft; where there is none, the page she was on. From one such text to the next, too. */
async function aside(tongue: Tongue, draft: Draft, form: PostedForm, house: SiteHouse): Promise<Page> {
  const at = form.text('q') || form.text('at');
  const typed = typedIn(draft, form);
  const carried = { draft: sealDraft(typed), at, proof: form.text('proof') };
  const text = await asidePage(tongue, { act: form.text('do'), path: WRITE, carried });
  return text ?? pageAt(tongue, typed, at, { form, house });
}

/** Her answers once more, after files that were not taken. */
export async function keepDraft(tongue: Tongue, form: PostedForm, house: SiteHouse, problem: string): Promise<Page> {
  const draft = openDraft(form.text('draft'));
  return draft ? checkPage(tongue, draft, house.guard.demand(house.source), problem) : overPage(tongue, WRITE);
}

function step(tongue: Tongue, draft: Draft, form: PostedForm, { guard, source }: SiteHouse): Page {
  const question = questionOf(messageForm, form.text('q')) ?? firstQuestion();
  const act = form.text('do');
  // Going back keeps what stands in the field, if it fits.
  const typed = answered(draft, question, act === 'skip' ? '' : form.text('value'));
  if (act === 'back')
    return questionPage(tongue, typed ?? draft, before(draft.answers, question.id) ?? firstQuestion());
  if (!typed) return questionPage(tongue, draft, question, form.text('value'));
  const next = nextAfter(typed.answers, question.id);
  return next ? questionPage(tongue, typed, next) : checkPage(tongue, typed, guard.demand(source));
}

function lastOf({ answers }: Draft) {
  const last = messageForm.questions.findLast(({ id }) => nextAfter(answers, id) === null);
  return last ?? firstQuestion();
}

/** The same form again, pressed twice or because its answer was lost on the way, is answered with the same words. */
async function send(tongue: Tongue, draft: Draft, form: PostedForm, house: SiteHouse): Promise<Page> {
  const { guard, source, sent } = house;
  const said = saidIn(draft.answers, form.files);
  const earlier = sent.messages.find(draft.id, said);
  if (earlier === 'gone') return sentBefore(tongue);
  if (earlier !== 'new') return receiptOf(tongue, draft, earlier, { form, house });
  const admitted = guard.admit(source, form.text('proof'), form.text('work'));
  if (!admitted.in) return checkPage(tongue, draft, admitted.demand, notLetIn(tongue, admitted, 'hotline.write.old'));
  const given = sent.messages.run(draft.id, said, () => deliver(tongue, draft, form, house));
  given.catch(admitted.giveBack);
  return receiptOf(tongue, draft, given, { form, house });
}

/** First the files, then the slow hashes, then one transaction. */
async function deliver(tongue: Tongue, draft: Draft, form: PostedForm, house: SiteHouse): Promise<Given> {
  const { ask, audit, source, room } = house;
  return withFiles(form.files, room, async (files) => {
    const receipt = await drawReceipt(ask, tongue.locale === 'en' ? 'en' : 'sr', source);
    const visitor = await ask(async (tx) => {
      const came = await receiveMessage(tx, receipt, { answers: draft.answers, locale: tongue.locale, files });
      await audit(tx, { visitor: came.visitor.id, kind: 'write', dossiers: [came.contact] });
      return came.visitor;
    });
    return { words: receipt.words, visit: visitTicket(arrived(visitor)) };
  });
}

async function receiptOf(
  tongue: Tongue,
  draft: Draft,
  given: Promise<Given>,
  { form, house }: { form: PostedForm; house: SiteHouse },
): Promise<Page> {
  try {
    const { words, visit } = await given;
    return receiptPage(tongue, { words, visit, danger: draft.answers['danger'] === 'yes' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'intake-closed') return closedPage(tongue);
    return checkPage(tongue, draft, house.guard.demand(house.source, form.text('proof')), problemOf(tongue, error));
  }
}
