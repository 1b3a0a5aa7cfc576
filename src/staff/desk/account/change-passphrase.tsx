import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Banner, call, useWords } from '#desk/parts.ts';
import { NewPassphrase } from '../ask/new-passphrase.tsx';
import { passphraseAdvice } from '../ask/passphrase-advice.ts';
import { Refused } from '../ask/refused.tsx';
import { SecretField } from '../ask/secret-field.tsx';
import { useWait } from '../ask/use-wait.ts';
import styles from './account.module.css';

/** Another passphrase, for whoever knows the old one; everywhere else she is signed out, and her passkeys go. */
export function ChangePassphrase() {
  const { t } = useWords();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const changing = useMutation({
    mutationFn: () => call('PUT', '/desk/api/me/passphrase', { current, passphrase: next }),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      for (const queryKey of [['own-sessions'], ['own-passkeys'], ['me']]) void queries.invalidateQueries({ queryKey });
    },
  });
  const wait = useWait(changing.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.text}>{t('staff.account.passphrase-text')}</p>
      <SecretField
        label={t('staff.account.passphrase-now')}
        value={current}
        onChange={setCurrent}
        kind="current-password"
      />
      <NewPassphrase label={t('staff.account.passphrase-next')} value={next} onChange={setNext} personal={[]} />
      <Refused error={changing.error} wait={wait} />
      {changing.isSuccess && next === '' && (
        <Banner tone="ok" live>
          {t('staff.account.passphrase-changed')}
        </Banner>
      )}
      <Button
        type="submit"
        variant="filled"
        className={styles.start}
        loading={changing.isPending}
        disabled={current === '' || passphraseAdvice(next, []) !== 'long-enough' || wait > 0}
      >
        {t('staff.account.passphrase-change')}
      </Button>
    </form>
  );
}
