import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { ErrorState, Ic, Key, LoadingState, SaveState, useKeys, useWords } from '#desk/parts.ts';
import type { ContactAnswer } from '../../shared.ts';
import { savingOf } from '../autosave/saving.ts';
import { EditingProvider, useSaveNow } from '../editor/editing.ts';
import { Facts } from '../facts/facts.tsx';
import { anythingUnsaved, findOpen, openHere, putAway, useOpenContacts, type OpenContact } from '../open-contacts.ts';
import { useContact, useContactForm, useLines } from '../queries.ts';
import { Talk } from '../talk/talk.tsx';
import { useSentence } from '../use-trying.ts';
import { beginContact } from './begin.ts';
import styles from './begin.module.css';

/**
 * For the locked screen: begins a contact, because a ringing line does not wait for a passphrase, and shows that one
 * contact and nothing else. `onBegun` tells
 * when the lock should make room, and when it comes back.
 */
export function NewContactWhileLocked({ onBegun }: { onBegun?: (begun: boolean) => void }) {
  const [id, setId] = useState<string | null>(null);
  const turn = (next: string | null) => {
    setId(next);
    onBegun?.(next !== null);
  };
  return id === null ? <Begin onBegun={turn} /> : <OneContact id={id} onDone={() => turn(null)} />;
}

function Begin({ onBegun }: { onBegun: (id: string) => void }) {
  const { t } = useWords();
  const { data: lines = [] } = useLines();
  const say = useSentence();
  const [sentence, setSentence] = useState<string | null>(null);
  const begin = async (line: string) => {
    try {
      onBegun((await beginContact({ line })).id);
    } catch (error) {
      setSentence(say(error));
    }
  };
  useKeys(
    lines.map(({ id, name }, at) => ({
      keys: `alt+${at + 1}`,
      says: t('hotline.desk.begin.onLine', { line: name }),
      run: () => void begin(id),
    })),
  );
  return (
    <>
      {lines.map(({ id, name }, at) => (
        <Button
          key={id}
          leftSection={<Ic of={IconPlus} size={16} />}
          rightSection={<Key k={`alt+${at + 1}`} />}
          onClick={() => void begin(id)}
        >
          {t('hotline.desk.begin.onLine', { line: name })}
        </Button>
      ))}
      {sentence !== null && <p role="alert">{sentence}</p>}
    </>
  );
}

function OneContact({ id, onDone }: { id: string; onDone: () => void }) {
  const contact = useContact(id);
  const form = useContactForm();
  useOpenContacts();
  useEffect(() => {
    if (contact.data) openHere(contact.data, contact.data.recordedBy, () => void contact.refetch());
  }, [contact]);
  const open = findOpen(id);
  const error = contact.error ?? form.error;
  if (contact.data && form.data && open)
    return <Writing contact={contact.data} open={open} {...form.data} onDone={onDone} />;
  return error ? <ErrorState error={error} onRetry={() => void contact.refetch()} /> : <LoadingState />;
}

type WritingProps = NonNullable<ReturnType<typeof useContactForm>['data']> & {
  contact: ContactAnswer;
  open: OpenContact;
  onDone: () => void;
};

function Writing({ contact, open, form, lists, onDone }: WritingProps) {
  const { t } = useWords();
  const now = useSaveNow(open.autosave);
  const done = async () => {
    if ((await putAway(contact.id)) || !anythingUnsaved()) onDone();
  };
  return (
    <EditingProvider value={{ contact, form, lists, autosave: open.autosave, now, writable: true }}>
      <div className={styles.locked}>
        <header className={styles.done}>
          <h1>{contact.number}</h1>
          <SaveState state={savingOf(now, contact.openedAt)} />
          <Button onClick={() => void done()}>{t('hotline.desk.begin.done')}</Button>
        </header>
        <div className={styles.two}>
          <div>
            <Facts />
          </div>
          <Talk />
        </div>
      </div>
    </EditingProvider>
  );
}
