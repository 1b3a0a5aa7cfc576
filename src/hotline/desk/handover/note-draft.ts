/** A handover note that is not handed over yet: of which line, and whose words they are. */
export type NoteDraft = { line: string; by: string; text: string };

type Whose = Pick<NoteDraft, 'line' | 'by'>;

/** What she has written for this line so far. */
export function noteOf(all: readonly NoteDraft[], { line, by }: Whose): string {
  return all.find((each) => each.line === line && each.by === by)?.text ?? '';
}

/** The notes with this one as it stands now; an empty one is none. */
export function withNote(all: readonly NoteDraft[], note: NoteDraft): readonly NoteDraft[] {
  const others = all.filter(({ line, by }) => line !== note.line || by !== note.by);
  return note.text === '' ? others : [...others, note];
}

/** The notes but for what others left. */
export function notesOf(all: readonly NoteDraft[], me: string): readonly NoteDraft[] {
  return all.filter(({ by }) => by === me);
}
