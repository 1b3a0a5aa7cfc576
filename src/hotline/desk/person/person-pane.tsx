import { useMediaQuery } from '@mantine/hooks';
import { PartOfCase } from '#cases/desk/index.ts';
import { useWords } from '#desk/parts.ts';
import { PersonPanel } from '#people/desk/index.ts';
import { useRecipients } from '#network/desk/index.ts';
import { Clocks, Consents } from '#rights/desk/index.ts';
import { Readers } from '#staff/desk/index.ts';
import { DangerCard } from '../danger/danger-card.tsx';
import { useEditing, useField } from '../editor/editing.ts';
import { PracticePane } from '../practice/practice-call.tsx';
import styles from './person.module.css';

/** What goes with the contact beside its words: whom it is about, the rule first; then who can read it, and why. */
export function PersonPane() {
  const { t } = useWords();
  const { contact, writable } = useEditing();
  const wide = useMediaQuery('(width >= 1180px)', true, { getInitialValueInEffect: false });
  const recipients = useRecipients();
  const name = textOf(useField('caller_name').value);
  const number = textOf(useField('caller_number').value);
  return (
    <div className={styles.person}>
      {wide && <DangerCard />}
      <PracticePane part={wide ? 'whole' : 'checks'} />
      <PartOfCase contact={contact.id} />
      <PersonPanel
        contact={contact.id}
        name={name}
        number={number}
        writable={writable}
        practice={contact.practiceUntil !== null}
      />
      <Consents dossier={contact.id} writable={writable} organisations={recipients} />
      <Clocks dossier={contact.id} writable={writable} />
      <section aria-labelledby="readers" className={styles.part}>
        <h2 id="readers">{t('desk.grants.title')}</h2>
        <Readers of="contacts" id={contact.id} />
      </section>
    </div>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
