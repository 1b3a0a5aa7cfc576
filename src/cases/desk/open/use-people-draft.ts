import { useState } from 'react';
import { useContactPeople } from '#people/desk/index.ts';
import type { CaseRole } from '../../shared.ts';
import type { ContactToOpen } from './contact-to-open.ts';

/** A row of the sheet: somebody known (`person`), whoever the contact names (`said`), or only how she is called. */
export type PersonRow = {
  key: string;
  person: string | null;
  said: boolean;
  called: string;
  role: CaseRole;
  /** How the row is read, for a person who is known. */
  shown: string | null;
};

export type PeopleDraft = {
  rows: readonly PersonRow[];
  change: (key: string, change: Partial<Pick<PersonRow, 'called' | 'role'>>) => void;
  add: () => void;
  remove: (key: string) => void;
};

type Changes = Record<string, Partial<Pick<PersonRow, 'called' | 'role'>> | null>;

/** Who will be in the case: the people the contact is about, or whoever it names, and those added by hand. */
export function usePeopleDraft(contact: ContactToOpen): PeopleDraft {
  const { data = [] } = useContactPeople(contact.id);
  const [changes, setChanges] = useState<Changes>({});
  const [added, setAdded] = useState<readonly string[]>([]);
  const known = data.map(({ id, file, card }): PersonRow => {
    const called = card?.fields['how_to_call']?.value;
    return { ...fresh(id, contact), person: id, shown: file?.name ?? (typeof called === 'string' ? called : null) };
  });
  const said: PersonRow[] =
    data.length === 0 && contact.name !== '' ? [{ ...fresh('said', contact), said: true, shown: contact.name }] : [];
  const own = added.map((key): PersonRow => ({ ...fresh(key, contact), role: 'family' }));
  const rows = [...known, ...said, ...own]
    .filter(({ key }) => changes[key] !== null)
    .map((row) => ({ ...row, ...changes[row.key] }));
  return {
    rows,
    change: (key, change) => setChanges({ ...changes, [key]: { ...changes[key], ...change } }),
    add: () => setAdded([...added, `added-${added.length}`]),
    remove: (key) => setChanges({ ...changes, [key]: null }),
  };
}

function fresh(key: string, { herself }: ContactToOpen): PersonRow {
  return { key, person: null, said: false, called: '', role: herself ? 'person_of_concern' : 'caller', shown: null };
}
