import { newId } from '#kernel/ids.ts';
import type { DraftAnswer, Graphic, NoteAnswer } from '../../shared.ts';

/** A note under somebody's hands: which, and as it stands now. */
export type OpenNote = { id: string; now: NoteAnswer };

/** A note as it is being written: on the page, and sealed on the server; nothing of it is kept in the browser. */
export type NoteDraft = {
  id: string;
  case: string;
  /** Whose words wait here; nobody else is offered them. */
  by: string;
  /** The note as it was opened; null: a new one. */
  of: NoteAnswer | null;
  basedOn: number;
  voice: 'hers' | 'mine';
  text: string;
  graphic: Graphic | null;
};

/** A draft not begun yet: of a note that is there, or of a new one. */
export function freshDraft(place: { case: string; by: string }, note?: OpenNote): NoteDraft {
  const { version = 0, voice = 'mine', text = '', graphic = null } = note?.now ?? {};
  return { ...place, id: note?.id ?? newId(), of: note?.now ?? null, basedOn: version, voice, text, graphic };
}

/** What waits for this account in a case: of one note, or (null) of a new one. */
export function draftOf(all: readonly NoteDraft[], of: { case: string; by: string; note: string | null }) {
  return all.find((each) => each.case === of.case && each.by === of.by && (each.of ? each.id : null) === of.note);
}

/** Whether words would be lost if the page went away now. */
export function isUnsaved({ text, of }: NoteDraft): boolean {
  return text.trim() !== '' && text !== of?.text;
}

/** The drafts with this one as it stands now. */
export function withDraft(all: readonly NoteDraft[], draft: NoteDraft): readonly NoteDraft[] {
  return [...all.filter(({ id }) => id !== draft.id), draft];
}

/** The drafts but for what others left. */
export function onlyOf(all: readonly NoteDraft[], me: string): readonly NoteDraft[] {
  return all.filter(({ by }) => by === me);
}

/** What came back from the server of this account in this case; what was saved meanwhile is none any more. */
export function restored(answers: readonly DraftAnswer[], place: { case: string; by: string }): NoteDraft[] {
  return answers.map(({ note, at: _at, ...rest }): NoteDraft => ({ ...place, ...rest, id: note })).filter(isUnsaved);
}
