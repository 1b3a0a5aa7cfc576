import { useEffect } from 'react';
import { createState, useShared } from '#desk/parts.ts';
import { useMyself } from '../queries.ts';
import { noteOf, notesOf, withNote, type NoteDraft } from './note-draft.ts';

// Beside the screens, as open contacts are: a lock, or another page, takes no words away.
const drafts = createState<readonly NoteDraft[]>([]);

/** Somebody came to this desk: what another left behind is not hers to read. */
export function keepNotesOf(me: string): void {
  drafts.set(notesOf(drafts.get(), me));
}

/** The note somebody writes for a line, kept until it is handed over; the page is not left without a question meanwhile. */
export function useNoteDraft(line: string): [text: string, write: (text: string) => void] {
  const by = useMyself()?.id ?? '';
  const text = noteOf(useShared(drafts), { line, by });
  const unsaid = text.trim() !== '';
  useEffect(() => {
    if (!unsaid) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaid]);
  return [text, (next) => drafts.set(withNote(drafts.get(), { line, by, text: next }))];
}
