import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Choice, Field, useWords } from '#desk/parts.ts';
import { usePersonLists } from '../queries.ts';
import { Refused } from '../refused.tsx';
import styles from './known.module.css';
import type { useBeyond } from './use-beyond.ts';

/** Why somebody looks beyond her own records: one of a few reasons, with words where she wants or where none fits. */
export function BeyondForm({ looking }: { looking: ReturnType<typeof useBeyond> }) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const reasons = usePersonLists()['beyond'] ?? [];
  const [reason, setReason] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const there = reasons.length > 0;
  useEffect(() => {
    if (there) form.current?.querySelector('input')?.focus();
  }, [there]);
  const missing = reason === 'other' && words.trim() === '';
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason !== null && !missing) looking.mutate({ reason, words: words.trim() });
  };
  return (
    <form ref={form} className={styles.why} onSubmit={send} aria-label={t('people.desk.beyond.title')} noValidate>
      <Field
        label={t('people.desk.beyond.why')}
        error={tried && reason === null ? t('people.desk.beyond.why.missing') : undefined}
      >
        {(ties) => (
          <Choice
            {...ties}
            options={reasons.map((value) => ({ value, label: t(`people.code.beyond.${value}`) }))}
            value={reason}
            onChange={setReason}
          />
        )}
      </Field>
      <Field
        label={t('people.desk.beyond.words')}
        error={tried && missing ? t('people.desk.beyond.words.missing') : undefined}
      >
        {(ties) => (
          <TextInput
            {...ties}
            value={words}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Field>
      <Refused error={looking.error} />
      <Button type="submit" size="sm" loading={looking.isPending}>
        {t('people.desk.beyond.look')}
      </Button>
    </form>
  );
}
