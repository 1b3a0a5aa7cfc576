import { actAs } from '#kernel/actor.ts';
import type { Tx } from '#kernel/db.ts';
import { Refusal } from '#kernel/errors.ts';
import type { PostedForm } from '#kernel/http.ts';
import { organisationZone } from '#staff/index.ts';
import { openReceipt, type Keyholder } from '#vault/index.ts';
import { readVisit, replyMessage, visitorKeys, withdrawVisit, type Visitor } from '../messages/visitor.ts';
import { asCounted } from './draft.ts';
import { withFiles } from './files.ts';
import { ASIDE, asidePage, ON, RETURN, type Page, type Tongue } from './parts.ts';
import { overPage } from './receipt-page.ts';
import { tooOftenPage, visitPage, withdrawnPage, withdrawPage, wordsPage } from './visit-page.ts';
import {
  arrived,
  notLetIn,
  problemOf,
  sealTyped,
  typedIn,
  visitorOf,
  whoseIs,
  whoseTicket,
  visitTicket,
  type Here,
  type Typed,
} from './going-on.ts';
import { challengeOf } from './guard.ts';
import { saidIn } from './once.ts';
import type { SiteHouse, VisitorLine } from './writing.ts';

/** Where the words are typed. */
export function beginVisit(tongue: Tongue, { guard, source }: SiteHouse): Page {
  return wordsPage(tongue, { demand: guard.demand(source) });
}

/** One step of a visit: opened by the words, then by the ticket its pages carry. */
export async function goOnVisit(tongue: Tongue, form: PostedForm, house: SiteHouse): Promise<Page> {
  const act = form.text('do');
  if (act === 'open') return openByWords(tongue, form, house);
  if (act.startsWith(ASIDE)) return aside(tongue, form, house);
  const typed = typedSoFar(form);
  if (form.text('visit') === '' && (act === 'here' || act === ON)) return wordsSoFar(tongue, form, house, typed);
  const visitor = visitorOf(form.text('visit'));
  if (!visitor) return over(tongue, form, house);
  try {
    if (act === 'reply') return await reply(tongue, form, visitor, house);
    if (act === 'withdraw') return withdrawPage(tongue, visitTicket(visitor));
    if (act === 'withdraw-now') return await withdraw(tongue, visitor, house);
    const text = typed.of === visitor.id ? typed.text : '';
    return await lookAgain(tongue, visitor, house, { typed: text, proof: form.text('proof') });
  } catch (error) {
    // Taken back meanwhile, in another window.
    if (error instanceof Refusal && error.status === 404) return overPage(tongue, RETURN);
    throw error;
  }
}

/** The page where the words are typed, as it stands. */
function wordsSoFar(tongue: Tongue, form: PostedForm, house: SiteHouse, typed: Typed): Page {
  const demand = house.guard.demand(house.source, form.text('proof'));
  return wordsPage(tongue, { demand, typed: onceMore(typed, house), kept: keptOf(typed) });
}

/** What she has typed, on this page or before the one that came between; what waits for somebody else is not hers. */
function typedSoFar(form: PostedForm): Typed {
  const [earlier, whose] = [typedIn(form.text('kept')), whoseIs(form.text('whose'))];
  const waiting = whose === '' || whose === earlier.of ? earlier.text : '';
  const words = form.text('words') ? wordsOn(form) : { words: earlier.words, at: earlier.at };
  return { text: form.text('text') || waiting, ...words, of: whose || earlier.of };
}

const PAGE = /^[0-9a-f-]{36}$/;

/** The words in the field of a page, and which page it is; none where it is none of ours. */
function wordsOn(form: PostedForm): Pick<Typed, 'words' | 'at'> {
  const at = form.text('at');
  return { words: form.text('words'), at: PAGE.test(at) ? at : '' };
}

/** Her text as it waits behind her words, for her alone; nothing where there is none, or nobody knows whose. */
const keptOf = ({ text, of }: Pick<Typed, 'text' | 'of'>) =>
  text.trim() === '' || of === '' ? '' : sealTyped({ text, words: '', of });

/** Her page is over. What she was writing on it waits behind her words, which are asked for once more. */
function over(tongue: Tongue, form: PostedForm, { guard, source }: SiteHouse): Page {
  const kept = keptOf(typedSoFar(form));
  if (kept === '') return overPage(tongue, RETURN);
  return wordsPage(tongue, { demand: guard.demand(source), problem: tongue.say('hotline.write.back.over'), kept });
}

/** A text of the site; what she has typed waits sealed in its page. Where there is none, she begins with her words. */
async function aside(tongue: Tongue, form: PostedForm, house: SiteHouse): Promise<Page> {
  const typed = typedSoFar(form);
  const kept = sealTyped({ ...typed, words: onceMore(typed, house) });
  const carried = { visit: form.text('visit'), proof: form.text('proof'), kept };
  return (await asidePage(tongue, { act: form.text('do'), path: RETURN, carried })) ?? beginVisit(tongue, house);
}

/** What she was writing once more, after files that were not taken. */
export async function keepReply(tongue: Tongue, form: PostedForm, house: SiteHouse, problem: string): Promise<Page> {
  const visitor = visitorOf(form.text('visit'));
  if (!visitor) return over(tongue, form, house);
  return lookAgain(tongue, visitor, house, { typed: form.text('text'), note: problem });
}

async function openByWords(tongue: Tongue, form: PostedForm, house: SiteHouse): Promise<Page> {
  const { guard, source, ask } = house;
  // Pressed twice, the same page opens once. Later, out of a browser's history, it opens nothing.
  const [page, said] = [challengeOf(form.text('proof')), saidIn(form.text('words'), [])];
  const kept = form.text('kept');
  const again = (problem: string) =>
    wordsPage(tongue, {
      ...{ demand: guard.demand(source, form.text('proof')), problem, kept },
      typed: onceMore(wordsOn(form), house),
    });
  const earlier = house.sent.opened.find(page, said);
  const opened = (opening: Promise<Here | null>) => openedPage(tongue, opening, { house, again, waits: typedIn(kept) });
  if (earlier instanceof Promise) return opened(earlier);
  const admitted = guard.admit(source, form.text('proof'), form.text('work'));
  if (!admitted.in) {
    const why = notLetIn(tongue, admitted, 'hotline.write.back.old');
    return wordsPage(tongue, {
      ...{ demand: admitted.demand, problem: why, kept },
      typed: admitted.old ? '' : onceMore(wordsOn(form), house),
    });
  }
  const opening = house.sent.opened.run(page, said, async () => {
    const visitor = await openReceipt(ask, form.text('words'), { source });
    if (!visitor) await house.refused('no-such-receipt');
    return visitor && arrived(visitor);
  });
  opening.catch(admitted.giveBack);
  return opened(opening);
}

/**
 * Her words as she typed them, to be put right or gone on with; once for each page, so that the same form sent again out
 * of a browser's history shows nobody her words.
 */
function onceMore({ words, at }: Pick<Typed, 'words' | 'at'>, { sent }: SiteHouse): string {
  const said = saidIn(words, []);
  const page = `${at}/${said.text}`;
  if (at === '' || sent.shown.find(page, said) !== 'new') return '';
  void sent.shown.run(page, said, async () => {});
  return words;
}

async function openedPage(
  tongue: Tongue,
  opening: Promise<Here | null>,
  { house, again, waits }: { house: SiteHouse; again: (problem: string) => Page; waits: Typed },
): Promise<Page> {
  const { say } = tongue;
  try {
    const here = await opening;
    if (!here) return again(say('hotline.write.back.none'));
    // What waits is shown to whoever wrote it, and to nobody who has words of her own.
    return await look(tongue, here, house, { noted: true, typed: waits.of === here.id ? waits.text : '' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'word-unknown')
      return again(say('hotline.write.back.unknown', error.details as { position: number }));
    if (error.code === 'words-do-not-fit') return again(say('hotline.write.back.count'));
    return again(error.status === 404 ? say('hotline.write.back.none') : problemOf(tongue, error));
  }
}

type Work<T> = (tx: Tx, keys: Keyholder) => Promise<T>;

/** A transaction as the visitor, with its line in the audit; `kind` null: without one. */
function as<T>(
  { ask, audit }: SiteHouse,
  visitor: Visitor,
  kind: VisitorLine['kind'] | null,
  work: Work<T>,
): Promise<T> {
  return ask(async (tx) => {
    await actAs(tx, visitor.id);
    const dossiers = new Set<string>();
    const done = await work(
      tx,
      visitorKeys(visitor, (dossier) => void dossiers.add(dossier)),
    );
    if (kind) await audit(tx, { visitor: visitor.id, kind, dossiers: [...dossiers] });
    return done;
  });
}

type Looking = { note?: string; hasArrived?: boolean; typed?: string; proof?: string; noted?: boolean };

/** Her page. That she came with her words is `noted` in the audit; how often she looks after that is nobody's business. */
async function look(
  tongue: Tongue,
  visitor: Here,
  house: SiteHouse,
  { note = '', typed = '', proof = '', noted = false, hasArrived = false }: Looking,
): Promise<Page> {
  const messages = await as(house, visitor, noted ? 'read' : null, (tx, keys) => readVisit(tx, keys));
  const zone = await house.ask(organisationZone);
  const demand = house.guard.demand(house.source, proof);
  return visitPage(tongue, {
    messages,
    visit: visitTicket(visitor),
    whose: whoseTicket(visitor),
    zone,
    demand,
    note,
    typed,
    arrived: hasArrived,
  });
}

/** The same, so often a minute: each time her whole contact is opened. What she has typed waits in the page instead. */
async function lookAgain(tongue: Tongue, visitor: Here, house: SiteHouse, looking: Looking): Promise<Page> {
  if (house.guard.mayLook(visitor.id)) return look(tongue, visitor, house, looking);
  const kept = keptOf({ text: looking.typed ?? '', of: visitor.id });
  return tooOftenPage(tongue, visitTicket(visitor), kept);
}

async function reply(tongue: Tongue, form: PostedForm, visitor: Here, house: SiteHouse): Promise<Page> {
  const text = asCounted(form.text('text')).trim();
  if (text === '' && form.files.length === 0) return lookAgain(tongue, visitor, house, {});
  // A page writes once: each has a proof of its own. What else she writes on it, having gone back, is another reply, and
  // goes with a second press.
  const said = saidIn(text, form.files);
  const again = { typed: text, proof: form.text('proof') };
  const page = `${visitor.id}/${challengeOf(again.proof)}/${said.text}`;
  const earlier = house.sent.replies.find(page, said);
  if (earlier instanceof Promise) return written(tongue, again, earlier, visitor, house);
  const admitted = house.guard.admit(house.source, form.text('proof'), form.text('work'));
  if (!admitted.in)
    return lookAgain(tongue, visitor, house, {
      ...again,
      note: notLetIn(tongue, admitted, 'hotline.write.old'),
    });
  const writing = house.sent.replies.run(page, said, () => write(tongue, text, form, visitor, house));
  writing.catch(admitted.giveBack);
  return written(tongue, again, writing, visitor, house);
}

async function write(
  { locale }: Tongue,
  text: string,
  form: PostedForm,
  visitor: Visitor,
  house: SiteHouse,
): Promise<void> {
  await withFiles(form.files, house.room, (files) =>
    as(house, visitor, 'write', (tx, keys) => replyMessage(tx, keys, { text: text.slice(0, 8000), locale, files })),
  );
}

async function written(
  tongue: Tongue,
  { typed, proof }: { typed: string; proof: string },
  writing: Promise<void>,
  visitor: Here,
  house: SiteHouse,
): Promise<Page> {
  try {
    await writing;
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error;
    return lookAgain(tongue, visitor, house, { typed, proof, note: problemOf(tongue, error) });
  }
  return look(tongue, visitor, house, { hasArrived: true });
}

async function withdraw(tongue: Tongue, visitor: Visitor, house: SiteHouse): Promise<Page> {
  await as(house, visitor, 'write', (tx, keys) => withdrawVisit(tx, keys));
  return withdrawnPage(tongue);
}
