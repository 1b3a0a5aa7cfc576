import { Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { Field, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { useWait } from '../ask/use-wait.ts';
import { Door } from './door.tsx';
import styles from './door.module.css';
import { countWords, WORDS } from './sheet-words.ts';

export type BySheetProps = {
  /** What was lost; its words are `staff.<lost>.…`. */
  lost: 'forgotten' | 'lost';
  /** Sends the words of the sheet, with whatever else is asked. */
  send: (words: string) => Promise<unknown>;
  /** What is asked before and after the words, and whether it is whole. */
  before?: ReactNode;
  after?: ReactNode;
  whole?: boolean;
  /** Another way, for whoever has no sheet. */
  otherwise?: ReactNode;
  onPassed: () => void;
  onBack: () => void;
};

/** The printed sheet in place of what was lost: its words, counted while they are typed. */
export function BySheet({ lost, send, before, after, whole = true, otherwise, onPassed, onBack }: BySheetProps) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const opening = useMutation({ mutationFn: () => send(words), onSuccess: onPassed });
  const wait = useWait(opening.error);
  const count = countWords(words);
  const ready = whole && count === WORDS && wait === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) opening.mutate();
  };
  return (
    <Door title={t(`staff.${lost}.title`)}>
      <p className={styles.text}>{t(`staff.${lost}.text`)}</p>
      <form className={styles.form} onSubmit={submit}>
        {before}
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
        {after}
        <Refused error={opening.error} wait={wait} />
        <div className={styles.row}>
          <Button type="submit" variant="filled" loading={opening.isPending} disabled={!ready}>
            {t(`staff.${lost}.act`)}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('staff.first.back')}
          </Button>
        </div>
      </form>
      <p className={styles.text}>{t(`staff.${lost}.none`)}</p>
      {otherwise}
    </Door>
  );
}
