import { useQueryClient } from '@tanstack/react-query';
import { ErrorState, LoadingState, useLive, useWords } from '#desk/parts.ts';
import { isMasked, plainDigits } from '../../shared.ts';
import { KnownCaller } from '../known/known-caller.tsx';
import { keys, useContactPeople } from '../queries.ts';
import { NoteHere } from '../note/note-here.tsx';
import type { NoteOn } from '../note/note-form.tsx';
import { ContactPerson } from './contact-person.tsx';
import { Refused } from '../refused.tsx';
import { useDetach } from '../use-acts.ts';
import { NewPerson } from './new-person.tsx';
import styles from './panel.module.css';

export type PersonPanelProps = {
  /** The contact's id. */
  contact: string;
  /** The caller's name and number as they stand in the facts at this moment. */
  name: string;
  number: string;
  /** False where the contact is closed or only read. */
  writable: boolean;
  /** Invented: nobody known is looked for, and no note is written on the number. */
  practice: boolean;
};

/** Whom a contact is about, first in its right pane; while nobody is named, who may be calling. */
export function PersonPanel({ contact, name, number, writable, practice }: PersonPanelProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const people = useContactPeople(contact);
  const { detaching, error } = useDetach(contact);
  useLive(['contact.changed', 'person.changed', 'card.changed'], ({ kind, id }) => {
    if (kind !== 'contact.changed' || id === contact)
      void queries.invalidateQueries({ queryKey: keys.contact(contact) });
  });
  if (people.isPending) return <LoadingState>{t('people.desk.opening')}</LoadingState>;
  if (people.isError) return <ErrorState error={people.error} onRetry={() => void people.refetch()} />;
  const linked = people.data;
  return (
    <div className={styles.panel}>
      {linked.map((person) => (
        <ContactPerson
          key={person.id}
          person={person}
          contact={contact}
          takeOff={writable ? () => detaching.mutate(person.id) : undefined}
          taking={detaching.isPending && detaching.variables === person.id}
        />
      ))}
      <Refused error={error} />
      {writable && !practice && (
        <KnownCaller contact={contact} name={name} number={number} linked={linked.map(({ id }) => id)} />
      )}
      {linked.length === 0 && writable && <NewPerson contact={contact} name={name} number={number} />}
      {writable && !practice && /\d/.test(plainDigits(number)) && <NoteHere on={noteOn(contact, number)} />}
      {linked.length === 0 && !writable && <p className={styles.quiet}>{t('people.desk.nobody')}</p>}
    </div>
  );
}

function noteOn(contact: string, number: string): NoteOn {
  if (!isMasked(number)) return { typed: number };
  return { held: `/desk/api/contacts/${contact}/number-note`, masked: number };
}
