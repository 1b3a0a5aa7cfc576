import { createContext, use } from 'react';
import {
  ABOUT,
  score,
  whatWouldChange,
  type About,
  type Dimension,
  type RunAnswer,
  type RunItem,
  type RunValue,
  type Scoring,
  type Turn,
  type Weighed,
} from '../../shared.ts';
import { answersOf, isAbout } from '../../run-value.ts';
import { valueOf, type RunSaving, type SaveNow } from './saving.ts';

/** One page of rows: what must hold first, a dimension, or the whole of a list without dimensions. */
export type RowsPage = 'gates' | 'all' | Dimension;

/** A check under somebody's hands: what every pane of its screen works with. */
export type Checking = {
  run: RunAnswer;
  saving: RunSaving;
  now: SaveNow;
  about: About | null;
  /** Worked out from what the screen shows; of a kept finding, as it was kept. Null of a list without weights. */
  scoring: Scoring | null;
  turns: Turn[];
  writable: boolean;
  page: RowsPage;
  setPage: (page: RowsPage) => void;
};

const CheckingContext = createContext<Checking | null>(null);

/** Gives the panes inside it their check. */
export const CheckingProvider = CheckingContext;

/** The check of this screen. */
export function useChecking(): Checking {
  const checking = use(CheckingContext);
  if (!checking) throw new Error('useChecking needs a check around it');
  return checking;
}

/** What the screen shows of every field. */
function valuesOf(now: SaveNow): Record<string, RunValue> {
  const fields = new Set([...Object.keys(now.known), ...Object.keys(now.written)]);
  return Object.fromEntries([...fields].map((field) => [field, valueOf(now, field)]));
}

/** Whom and which form the check is about, as the screen shows it. */
export function aboutNow(now: SaveNow): About | null {
  const value = valueOf(now, ABOUT);
  return isAbout(value) ? value : null;
}

/** The working of a check and what would change it; a kept finding is never worked out again. */
export function worked(run: RunAnswer, now: SaveNow): Pick<Checking, 'scoring' | 'turns'> {
  const about = aboutNow(now);
  const list = run.items.filter(isWeighed);
  if (!about || list.length === 0) return { scoring: null, turns: [] };
  const answers = answersOf(valuesOf(now));
  const turns = whatWouldChange(list, answers, about.age);
  return { scoring: run.finding?.scoring ?? score(list, answers, about.age), turns };
}

function isWeighed(item: RunItem): item is RunItem & Weighed {
  return item.dimension !== null && item.strength !== null;
}
