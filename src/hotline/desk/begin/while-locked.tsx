import { Button } from '@mantine/core';
import { IconPhoneIncoming, IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { ErrorState, Ic, Key, LoadingState, SaveState, useWords, useSentence } from '#desk/parts.ts';
import type { ContactAnswer } from '../../shared.ts';
import { savingOf } from '../autosave/saving.ts';
import { EditingProvider, useSaveNow } from '../editor/editing.ts';
import { Facts } from '../facts/facts.tsx';
import { anythingUnsaved, findOpen, openHere, putAway, useOpenContacts, type OpenContact } from '../open-contacts.ts';
import { useContact, useContactForm, useLines } from '../queries.ts';
import { useLockedRings } from '../ring/use-rings.ts';
import { takeRing } from '../ring/use-take.ts';
import { Talk } from '../talk/talk.tsx';
import { beginContact } from './begin.ts';
import styles from './begin.module.css';

/**
 * On the locked screen: takes a line that rings, or begins a contact, because neither waits for a passphrase, and
 * shows that one contact and nothing else until it is put away. Who rings is not shown.
 */
export function NewContactWhileLocked() {
  const [id, setId] = useState<string | null>(null);
  if (id === null) return <Begin onBegun={setId} />;
  return createPortal(<OneContact id={id} onDone={() => setId(null)} />, document.body);
}

function Begin({ onBegun }: { onBegun: (id: string) => void }) {
  const { t } = useWords();
  const { data: lines = [] } = useLines();
  const say = useSentence();
  const rings = useLockedRings();
  const ringOn = (line: string) => rings.find((ring) => ring.line === line && ring.can.take);
  const [sentence, setSentence] = useState<string | null>(null);
  const begin = async (line: string) => {
    const ring = ringOn(line);
    try {
      // Who rings stays sealed until the screen is open; then the number goes into the contact by itself.
      onBegun((ring ? await takeRing({ ring: ring.id }) : await beginContact({ line })).id);
    } catch (error) {
      setSentence(say(error));
    }
  };
  useAltDigits((at) => lines[at] && void begin(lines[at].id));
  return (
    <section className={styles.ring} aria-label={t('hotline.desk.new')}>
      {lines.map(({ id, name }, at) => (
        <Button
          key={id}
          fullWidth
          className={ringOn(id) && styles.ringing}
          leftSection={<Ic of={ringOn(id) ? IconPhoneIncoming : IconPlus} size={16} />}
          rightSection={<Key k={`alt+${at + 1}`} />}
          onClick={() => void begin(id)}
        >
          {t(ringOn(id) ? 'hotline.ring.locked' : 'hotline.desk.begin.onLine', { line: name })}
        </Button>
      ))}
      <p role="alert" className="said-only">
        {lines
          .filter(({ id }) => ringOn(id))
          .map(({ name }) => t('hotline.ring.rings', { line: name }))
          .join(', ')}
      </p>
      {sentence !== null && <p role="alert">{sentence}</p>}
    </section>
  );
}

// The frame, and with it the desk's keys, is not there while the screen is locked.
function useAltDigits(run: (at: number) => void): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
      if (!digit) return;
      event.preventDefault();
      latest.current(Number(digit) - 1);
    };
    window.addEventListener('keydown', heard);
    return () => window.removeEventListener('keydown', heard);
  }, []);
}

function OneContact({ id, onDone }: { id: string; onDone: () => void }) {
  const contact = useContact(id);
  const form = useContactForm();
  useOpenContacts();
  useEffect(() => {
    if (contact.data) openHere(contact.data, contact.data.recordedBy ?? '', () => void contact.refetch());
  }, [contact]);
  const open = findOpen(id);
  const error = contact.error ?? form.error;
  if (contact.data && form.data && open)
    return <Writing contact={contact.data} open={open} {...form.data} onDone={onDone} />;
  return (
    <div className={styles.locked}>
      {error ? <ErrorState error={error} onRetry={() => void contact.refetch()} /> : <LoadingState />}
    </div>
  );
}

type WritingProps = NonNullable<ReturnType<typeof useContactForm>['data']> & {
  contact: ContactAnswer;
  open: OpenContact;
  onDone: () => void;
};

function Writing({ contact, open, form, lists, onDone }: WritingProps) {
  const { t } = useWords();
  const now = useSaveNow(open.autosave);
  const alone = useRef<HTMLElement>(null);
  useEffect(() => {
    const lock = document.getElementById('root');
    lock?.setAttribute('inert', '');
    alone.current?.querySelector('textarea')?.focus();
    return () => lock?.removeAttribute('inert');
  }, []);
  const done = async () => {
    if ((await putAway(contact.id)) || !anythingUnsaved()) onDone();
  };
  return (
    <EditingProvider value={{ contact, form, lists, autosave: open.autosave, now, writable: true }}>
      <main className={styles.locked} ref={alone}>
        <header className={styles.done}>
          <h1>{contact.number}</h1>
          <SaveState state={savingOf(now, contact.openedAt)} />
          <Button onClick={() => void done()}>{t('hotline.desk.begin.done')}</Button>
        </header>
        <div className={styles.two}>
          <div>
            <Facts />
          </div>
          <div className={styles.pad}>
            <Talk />
          </div>
        </div>
      </main>
    </EditingProvider>
  );
}
