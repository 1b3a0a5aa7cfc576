import { call, createState } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { DraftsAnswer, NoteSaved } from '../../shared.ts';
import { isUnsaved, onlyOf, restored, withDraft, type NoteDraft } from './draft.ts';
import { createKeeping, type Kept } from './keeping.ts';

/** What is being written, or was left unsaved: on this page, or on another before its browser went. */
export const drafts = createState<readonly NoteDraft[]>([]);
/** Where each of them is. */
export const kept = createState<Readonly<Record<string, Kept>>>({});

const placeOf = ({ case: one, id }: Pick<NoteDraft, 'case' | 'id'>, of: 'notes' | 'drafts') =>
  `/desk/api/cases/${one}/${of}/${id}`;

const keeping = createKeeping({
  current: (id) => drafts.get().find((each) => each.id === id),
  put: async (draft) => {
    const { basedOn, voice, text, graphic } = draft;
    await call('PUT', placeOf(draft, 'drafts'), { basedOn, voice, text, graphic });
  },
  tell: (id, state) => kept.set({ ...kept.get(), [id]: state }),
  now: () => now().toISOString(),
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

/** Keeps a draft as it stands now: here at once, on the server when typing rests. */
export function keepDraft(draft: NoteDraft): void {
  drafts.set(withDraft(drafts.get(), draft));
  keeping.typed(draft.id);
}

/** Puts a draft away, here and on the server. */
export async function dropDraft(draft: NoteDraft): Promise<void> {
  forget(draft.id);
  await keeping.done(draft.id);
  await call('DELETE', placeOf(draft, 'drafts'));
}

function forget(id: string): void {
  drafts.set(drafts.get().filter((each) => each.id !== id));
  const { [id]: _gone, ...rest } = kept.get();
  kept.set(rest);
}

/** Forgets what others left on this page. */
export function keepOnlyMine(me: string): void {
  drafts.set(onlyOf(drafts.get(), me));
}

/** Brings back what was left unfinished in a case; what stands on this page is newer and stays. */
export async function fetchDrafts(of: { case: string; by: string }): Promise<void> {
  const answer = await call<DraftsAnswer>('GET', `/desk/api/cases/${of.case}/drafts`);
  for (const draft of restored(answer.drafts, of)) {
    if (drafts.get().some(({ id }) => id === draft.id)) continue;
    drafts.set(withDraft(drafts.get(), draft));
  }
}

/** Saves a note; what comes back is the version saved, or both where somebody else wrote meanwhile. */
export async function sendDraft(draft: NoteDraft): Promise<NoteSaved> {
  await keeping.done(draft.id);
  const { basedOn, voice, text, graphic } = draft;
  const answer = await call<NoteSaved>('PUT', placeOf(draft, 'notes'), { basedOn, voice, text, graphic });
  if ('saved' in answer) forget(draft.id);
  return answer;
}

/** Sends whatever waits, before the screen is locked or somebody signs out. */
export const flushDrafts = (): Promise<void> => keeping.flush();

/** Whether words would be lost if this page went now. */
export const isBehind = (): boolean => keeping.isBehind() && drafts.get().some(isUnsaved);
