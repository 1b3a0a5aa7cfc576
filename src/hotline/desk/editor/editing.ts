import { createContext, use, useSyncExternalStore } from 'react';
import type { CodeLists, Form } from '#kernel/forms.ts';
import type { ContactAnswer, Field, FieldValue } from '../../shared.ts';
import type { Autosave, SaveNow } from '../autosave/autosave.ts';
import { valueOf } from '../autosave/draft.ts';

/** One contact under somebody's hands: what every pane of the editor works with. */
export type Editing = {
  contact: ContactAnswer;
  form: Form;
  lists: CodeLists;
  autosave: Autosave;
  now: SaveNow;
  /** False where the contact is closed or only read. */
  writable: boolean;
};

const EditingContext = createContext<Editing | null>(null);

/** Gives the panes inside it their contact. */
export const EditingProvider = EditingContext;

/** The contact of this editor. */
export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('useEditing needs an editor around it');
  return editing;
}

/** Where the text of a contact is; renders again with every letter. */
export function useSaveNow(autosave: Autosave): SaveNow {
  return useSyncExternalStore(autosave.subscribe, autosave.now);
}

/** One field of the contact: what it shows, how to write it, and what stands in the way. */
export type OneField = {
  value: FieldValue;
  write: (value: FieldValue, heldIn?: number) => void;
  kept: Field | undefined;
  clash: Field | undefined;
  refused: string | undefined;
};

/** A field of this editor's contact. */
export function useField(field: string): OneField {
  const { autosave, now } = useEditing();
  return {
    value: valueOf(now.draft, field),
    write: (value, heldIn) => autosave.edit(field, value, heldIn),
    kept: now.draft.known[field],
    clash: now.draft.clashes[field],
    refused: now.draft.refused[field],
  };
}
