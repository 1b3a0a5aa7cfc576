import type { Tx } from '#kernel/db.ts';
import { tell } from '#kernel/outbox.ts';
import { hiddenFromActor, readableIfFew, standingOf } from '#vault/index.ts';
import type { SearchIndex } from './open-index.ts';
import type { Asked } from './query.ts';
import type { Doing } from './search-people.ts';
import type { Found, FoundPage } from './thread/asks.ts';

/** So many pages are looked through for what she may see; further on she types more letters. */
const MOST_PAGES = 20;
/** Whoever may open no more than this is looked for among those first, however many others fit as well. */
const FEW = 2_000;

type Walk = { asked: Asked; first: FoundPage; keep: (found: Found) => boolean; most: number };

/**
 * What fits and is there for her, the best first, until there are `most`; and which dossiers of it she opens herself.
 * Where she may open few, they are all looked at. An initial orders only what she opens: of what she has the duty card
 * of alone it would say by the order how a name begins.
 */
export async function walkToHers(
  doing: Doing,
  index: SearchIndex,
  { asked, first, keep, most }: Walk,
): Promise<{ inside: Found[]; mine: Set<string> }> {
  const [mine, inside] = [new Set<string>(), new Map<string, Found>()];
  const add = async (found: Found[], fits: (each: Found) => boolean = () => true, known?: Standing) => {
    const left = found.filter((each) => keep(each) && !inside.has(each.dossier));
    const there = thereOf(left, known ?? (await standing(doing.tx, left)), mine);
    for (const each of there) if (fits(each)) inside.set(each.dossier, each);
    return inside.size < most;
  };
  const opened = ({ dossier }: Found) => mine.has(dossier);
  const begun = asked.initials.length > 0;
  const kept = first.found.filter(keep);
  const at = await standing(doing.tx, kept);
  await tellHiddenMet(doing, kept, at.hidden);
  let goOn = await add(kept, begun ? opened : undefined, at);
  const few = goOn && first.more ? await readableIfFew(doing.tx, FEW) : null;
  if (few)
    await everyPage(index, { asked, from: 0, among: [...few] }, async ({ found }) => (goOn = await add(found, opened)));
  // What fits in part is shown to nobody who does not open it, and of few that has been looked at.
  const shown = (each: Found) => !few || !each.inPart;
  if (goOn && (first.more || begun))
    await everyPage(index, { asked: { ...asked, initials: [] }, from: begun ? 0 : 1, among: null }, ({ found }) =>
      add(found.filter(shown)),
    );
  return { inside: [...inside.values()], mine };
}

type Pages = { asked: Asked; from: number; among: string[] | null };

async function everyPage(
  index: SearchIndex,
  { asked, from, among }: Pages,
  goOn: (page: FoundPage) => Promise<boolean>,
): Promise<void> {
  for (let at = from; at < MOST_PAGES; at++) {
    const page = await index.ask('find', { asked, page: at, among });
    if (!(await goOn(page)) || !page.more) return;
  }
}

type Standing = Awaited<ReturnType<typeof standingOf>>;

/**
 * What the records of a page are for the actor. It asks as often where nothing was found, and where all are hidden: else
 * how long an answer took would tell that something is there.
 */
function standing(tx: Tx, found: Found[]): Promise<Standing> {
  return standingOf(tx, { hidden: found.map(({ dossier }) => dossier), open: found.flatMap(dossiersOf) });
}

/** Those of a page that are there for the actor; what she opens of them is added to `mine`. */
function thereOf(found: Found[], { hidden, open }: Standing, mine: Set<string>): Found[] {
  const there = found.filter(({ dossier }) => !hidden.has(dossier));
  for (const dossier of there.flatMap(dossiersOf)) if (open.has(dossier)) mine.add(dossier);
  return there.filter((each) => mine.has(each.dossier) || (!each.inPart && opens(mine, each)));
}

/** What opens a record: its own dossier, or the duty card that stands for it. */
export function dossiersOf({ dossier, card }: Found): string[] {
  return card ? [dossier, card] : [dossier];
}

/** Whether somebody who opens these dossiers opens this record. */
export function opens(mine: Set<string>, found: Found): boolean {
  return dossiersOf(found).some((dossier) => mine.has(dossier));
}

/** Those of these records that are hidden from the actor: they are not there for her (VAULT 2.2). */
export async function hiddenOf(tx: Tx, found: Found[]): Promise<Set<string>> {
  const dossiers = found.map(({ dossier }) => dossier);
  return new Set(await hiddenFromActor(tx, dossiers));
}

/** That she met somebody hidden from her, by a whole number, goes to the lead. */
async function tellHiddenMet({ tx, actor }: Doing, found: Found[], hidden: Set<string>): Promise<void> {
  for (const { dossier, card, whole } of found)
    if (whole === 'number' && hidden.has(dossier))
      await tell(tx, 'people.hidden-met', card ?? dossier, { by: actor.id });
}
