import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { call, Field, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { plainDigits } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import { useForgetKnown } from './use-forget-known.ts';
import styles from './note.module.css';

/** Whose number the note is on: typed here, or held by a record of which the screen has the mask. */
export type NoteOn = { typed: string } | { held: string; masked: string | null };

export type NoteFormProps = { on: NoteOn; onDone: (written: boolean) => void };

const dayMs = 86_400_000;
const usualDays = 30;
const mostDays = 365;

/** A note on a number, for everybody on duty: why, how to end the call, until which day. It blocks no line. */
export function NoteForm({ on, onDone }: NoteFormProps) {
  const { t } = useWords();
  const { held } = useTimes();
  const form = useRef<HTMLFormElement>(null);
  const forget = useForgetKnown();
  const [number, setNumber] = useState('typed' in on ? on.typed : '');
  const [reason, setReason] = useState('');
  const [howToEnd, setHowToEnd] = useState('');
  const [until, setUntil] = useState(() => dayIn(usualDays));
  const [tried, setTried] = useState(false);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);
  const writing = useMutation({
    mutationFn: () => {
      const words = { reason: reason.trim(), howToEnd: howToEnd.trim(), until };
      if ('held' in on) return call('POST', on.held, words);
      return call('POST', '/desk/api/number-notes', { ...words, number: number.trim() });
    },
    onSuccess: () => {
      forget();
      onDone(true);
    },
  });
  const missing = {
    number: 'typed' in on && plainDigits(number).replaceAll(/\D/g, '').length < 3,
    reason: reason.trim().length < 3,
  };
  const wrong = (field: 'number' | 'reason') =>
    tried && missing[field] ? t(`people.desk.note.${field}.missing`) : undefined;
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!missing.number && !missing.reason && until !== '') writing.mutate();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={send} aria-labelledby="new-note" noValidate>
      <h3 id="new-note">{t('people.desk.note.new')}</h3>
      <p className={styles.small}>{t('people.desk.note.never-blocks')}</p>
      <Sealed>
        <div className={styles.fields}>
          {'typed' in on ? (
            <Field label={t('people.desk.note.number')} error={wrong('number')}>
              {(ties) => (
                <TextInput
                  {...ties}
                  value={number}
                  maxLength={60}
                  inputMode="tel"
                  autoComplete="off"
                  onChange={(event) => setNumber(event.currentTarget.value)}
                />
              )}
            </Field>
          ) : (
            on.masked !== null && <p>{t('people.desk.note.on', { number: on.masked })}</p>
          )}
          <Words
            label={t('people.desk.note.reason')}
            most={500}
            value={reason}
            onChange={setReason}
            error={wrong('reason')}
          />
          <Words label={t('people.desk.note.how')} most={1000} value={howToEnd} onChange={setHowToEnd} />
        </div>
      </Sealed>
      <Field label={t('people.desk.note.until')} hint={held(until) ?? t('people.desk.note.until.hint')}>
        {(ties) => (
          <TextInput
            {...ties}
            type="date"
            value={until}
            min={dayIn(0)}
            max={dayIn(mostDays)}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        )}
      </Field>
      <Refused error={writing.error} />
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={writing.isPending}>
          {t('people.desk.note.write')}
        </Button>
        <Button variant="subtle" onClick={() => onDone(false)}>
          {t('people.desk.note.cancel')}
        </Button>
      </div>
    </form>
  );
}

type WordsProps = {
  label: string;
  most: number;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

function Words({ label, most, value, onChange, error }: WordsProps) {
  return (
    <Field label={label} error={error}>
      {(ties) => (
        <Textarea
          {...ties}
          autosize
          minRows={2}
          value={value}
          maxLength={most}
          autoComplete="off"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** A day from today, as a field for a day writes it. */
function dayIn(days: number): string {
  return new Date(now().getTime() + days * dayMs).toISOString().slice(0, 10);
}
