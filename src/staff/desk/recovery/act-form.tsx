import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { call, setSession, useSession, useWords } from '#desk/parts.ts';
import type { FactorToShow } from '../../shared.ts';
import { NewPassphrase } from '../ask/new-passphrase.tsx';
import { passphraseAdvice } from '../ask/passphrase-advice.ts';
import { Refused } from '../ask/refused.tsx';
import { CodeForm, FactorSecret } from '../ask/second-factor.tsx';
import { TextField } from '../ask/text-field.tsx';
import styles from '../sign-in/door.module.css';
import { areWhole, ShareFields } from './share-fields.tsx';

/** Acts, once the announcement has stood long enough: a new passphrase, a new second factor, and all that was hers. */
export function ActForm() {
  const { t } = useWords();
  const session = useSession();
  const [address, setAddress] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [shares, setShares] = useState<string[]>(['', '']);
  const acting = useMutation({
    mutationFn: () =>
      call<{ factor: FactorToShow }>('POST', '/desk/api/recovery/act', { address: address.trim(), shares, passphrase }),
    // Whoever was signed in here is not any more: her old key is gone.
    onSuccess: () => setSession('signed-out'),
  });
  const good = passphraseAdvice(passphrase, [address]) === 'long-enough';
  const whole = address.includes('@') && good && areWhole(shares);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) acting.mutate();
  };
  if (acting.data && session === 'signed-in') return <Navigate to="/own-sheet" />;
  if (acting.data)
    return (
      <div className={styles.form}>
        <FactorSecret factor={acting.data.factor} />
        <CodeForm />
      </div>
    );
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.text}>{t('staff.recovery.act-text')}</p>
      <TextField
        label={t('staff.recovery.whose')}
        type="email"
        inputMode="email"
        value={address}
        onChange={setAddress}
      />
      <ShareFields value={shares} onChange={setShares} />
      <NewPassphrase value={passphrase} onChange={setPassphrase} personal={[address]} />
      <Refused error={acting.error} />
      <Button type="submit" variant="filled" loading={acting.isPending} disabled={!whole}>
        {t('staff.recovery.act')}
      </Button>
    </form>
  );
}
