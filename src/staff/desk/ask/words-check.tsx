import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ApiError, Field, useWords } from '#desk/parts.ts';
import styles from './ask.module.css';
import { Refused } from './refused.tsx';

export type WordsCheckProps = {
  /** Which words are asked for, counted from 1 as printed. */
  ask: readonly number[];
  check: (words: string[]) => Promise<unknown>;
  onChecked: () => void;
  act: string;
};

/** Words copied from paper, which prove that the paper exists and can be read. */
export function WordsCheck({ ask, check, onChecked, act }: WordsCheckProps) {
  const { t } = useWords();
  const [words, setWords] = useState<string[]>(ask.map(() => ''));
  const checking = useMutation({ mutationFn: () => check(words), onSuccess: onChecked });
  const differ = differing(checking.error);
  const put = (at: number, word: string) => setWords((now) => now.map((old, index) => (index === at ? word : old)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    checking.mutate();
  };
  return (
    <form className={styles.check} onSubmit={submit}>
      <div className={styles.asked}>
        {ask.map((position, at) => (
          <Field
            key={position}
            label={t('staff.sheet.word', { position })}
            error={differ.includes(position) ? t('staff.sheet.differs') : undefined}
          >
            {(ties) => (
              <TextInput
                {...ties}
                value={words[at] ?? ''}
                onChange={(event) => put(at, event.currentTarget.value)}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
        ))}
      </div>
      <Refused error={checking.error} />
      <Button type="submit" variant="filled" loading={checking.isPending} disabled={words.some((word) => !word.trim())}>
        {act}
      </Button>
    </form>
  );
}

function differing(error: unknown): readonly (string | number)[] {
  const positions = error instanceof ApiError ? error.details['positions'] : undefined;
  return Array.isArray(positions) ? positions : [];
}
