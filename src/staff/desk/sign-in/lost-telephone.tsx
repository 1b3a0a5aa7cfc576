import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, Field, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { useWait } from '../ask/use-wait.ts';
import { Door } from './door.tsx';
import styles from './door.module.css';
import { countWords, WORDS } from './sheet-words.ts';

/** The telephone is lost: after the passphrase the printed sheet sets a new second factor. */
export function LostTelephone({ onPassed, onBack }: { onPassed: () => void; onBack: () => void }) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const replacing = useMutation({
    mutationFn: () => call('POST', '/desk/api/sign-in/lost-telephone', { words }),
    onSuccess: onPassed,
  });
  const wait = useWait(replacing.error);
  const count = countWords(words);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (count === WORDS && wait === 0) replacing.mutate();
  };
  return (
    <Door title={t('staff.lost.title')}>
      <p className={styles.text}>{t('staff.lost.text')}</p>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('staff.forgotten.words')} hint={t('staff.forgotten.count', { n: count, all: WORDS })}>
          {(ties) => (
            <Textarea
              {...ties}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              rows={5}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <Refused error={replacing.error} wait={wait} />
        <div className={styles.row}>
          <Button type="submit" variant="filled" loading={replacing.isPending} disabled={count !== WORDS || wait > 0}>
            {t('staff.lost.act')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('staff.first.back')}
          </Button>
        </div>
      </form>
      <p className={styles.text}>{t('staff.lost.none')}</p>
    </Door>
  );
}
