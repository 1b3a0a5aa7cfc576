import { call, createState } from '#desk/parts.ts';
import type { NoteSaved } from '../../shared.ts';
import { isUnsaved, onlyOf, withDraft, type NoteDraft } from './draft.ts';

/** What is being written, or was left unsaved, on this page. */
export const drafts = createState<readonly NoteDraft[]>([]);

/** Keeps a draft as it stands now. */
export function keepDraft(draft: NoteDraft): void {
  drafts.set(withDraft(drafts.get(), draft));
}

/** Lets a draft go: it was saved, or put away. */
export function dropDraft(id: string): void {
  drafts.set(drafts.get().filter((each) => each.id !== id));
}

/** Forgets what others left on this page. */
export function keepOnlyMine(me: string): void {
  drafts.set(onlyOf(drafts.get(), me));
}

/** Saves a note; what comes back is the version saved, or both where somebody else wrote meanwhile. */
export async function sendDraft(draft: NoteDraft): Promise<NoteSaved> {
  const { basedOn, voice, text, graphic } = draft;
  const place = `/desk/api/cases/${draft.case}/notes/${draft.id}`;
  const answer = await call<NoteSaved>('PUT', place, { basedOn, voice, text, graphic });
  if ('saved' in answer) dropDraft(draft.id);
  return answer;
}

/** Saves whatever waits, before the screen is locked or somebody signs out. What could not be saved waits on. */
export async function sendDrafts(): Promise<void> {
  await Promise.allSettled(drafts.get().filter(isUnsaved).map(sendDraft));
}
