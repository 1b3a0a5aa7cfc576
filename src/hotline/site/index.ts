import { recordLine } from '#audit/index.ts';
import { now } from '#kernel/clock.ts';
import type { PostedForm } from '#kernel/http.ts';
import type { PublicPage, Shown, Visit } from '#site/parts.ts';
import { intakeLine } from '../messages/visitor.ts';
import { makeFileRoom } from './file-room.ts';
import { problemOf, type Here } from './going-on.ts';
import { makeGuard } from './guard.ts';
import { makeOnce } from './once.ts';
import { RETURN, tongueOf, WRITE, type Page, type Tongue } from './parts.ts';
import { readPosted } from './posted.ts';
import { beginVisit, goOnVisit, keepReply } from './visit.ts';
import { beginWriting, goOnWriting, keepDraft, type Given, type SiteHouse } from './writing.ts';

/** One for the whole program: what is asked of a source does not depend on the page. */
const guard = makeGuard();
const room = makeFileRoom();
/**
 * Her words can be shown again for five minutes; a reply is not written twice while its page can be gone on with; words
 * pressed twice open once; what she mistyped is put back in its field once.
 */
const sent = {
  messages: makeOnce<Given>(5 * 60_000),
  replies: makeOnce<void>(30 * 60_000),
  opened: makeOnce<Here | null>(15_000),
  shown: makeOnce<void>(15_000),
};
/** How old the knowledge may be that somebody can read a message: a rush of visitors asks the database once. */
const INTAKE_FRESH_MS = 5_000;
let intakeSeen = 0;

type Steps = {
  path: string;
  /** Under which it stands in the audit. */
  verb: string;
  begin(tongue: Tongue, house: SiteHouse): Promise<Page>;
  goOn(tongue: Tongue, form: PostedForm, house: SiteHouse): Promise<Page>;
  /** The files of the form were refused: what she typed stands there again, with why. */
  keep(tongue: Tongue, form: PostedForm, house: SiteHouse, problem: string): Promise<Page>;
};

/** The pages on which somebody writes to us and comes back: one address each, everything else is in their forms. */
export const visitorPages: PublicPage[] = [
  { path: WRITE, verb: 'hotline.visitor.write', begin: beginWriting, goOn: goOnWriting, keep: keepDraft },
  {
    path: RETURN,
    verb: 'hotline.visitor.return',
    begin: async (tongue: Tongue, house: SiteHouse) => beginVisit(tongue, house),
    goOn: goOnVisit,
    keep: keepReply,
  },
].flatMap(pagesOf);

function pagesOf({ path, verb, begin, goOn, keep }: Steps): PublicPage[] {
  const page = { path, kind: 'personal', exit: true } as const;
  return [
    { ...page, method: 'GET', answer: async (visit) => shown(await begin(tongueOf(visit), houseOf(visit, verb))) },
    {
      ...page,
      method: 'POST',
      answer: async (visit) => {
        const [tongue, house] = [tongueOf(visit), houseOf(visit, verb)];
        const { form, refused } = await readPosted(visit, room);
        const answer = refused
          ? await keep(tongue, form, house, problemOf(tongue, refused))
          : await goOn(tongue, form, house);
        visit.committed();
        return shown(answer);
      },
    },
  ];
}

function shown({ status, title, body, languages }: Page): Shown {
  return { title, status, body, ...(languages === undefined ? {} : { languages }) };
}

/** Lines of the audit name the page, the visitor and her contact: not a word of hers, nor where she came from. */
function houseOf({ ask, source }: Visit, verb: string): SiteHouse {
  const blank = { other: null, detail: null };
  return {
    ...{ ask, source, guard, sent, room },
    intakeOpen: async () => {
      if (now().getTime() - intakeSeen < INTAKE_FRESH_MS) return true;
      const open = (await ask(intakeLine)) !== null;
      if (open) intakeSeen = now().getTime();
      return open;
    },
    audit: (tx, { visitor, kind, dossiers }) =>
      recordLine(tx, { ...blank, actor: visitor, verb, kind, dossiers, outcome: 'done' }),
    refused: (code) =>
      ask((tx) => recordLine(tx, { ...blank, actor: null, verb, kind: 'refusal', dossiers: [], outcome: code })),
  };
}
