import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, useWords } from '#desk/parts.ts';
import styles from '../account/account.module.css';
import { Refused } from '../ask/refused.tsx';
import { SecretField } from '../ask/secret-field.tsx';
import { TextField } from '../ask/text-field.tsx';
import { useWait } from '../ask/use-wait.ts';
import { makePasskey, type MakeOptions } from './ceremony.ts';

/** A passkey opens her account, so an open screen is not enough to make one: the passphrase is asked for. */
export function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const adding = useMutation({
    mutationFn: async () => {
      const options = await call<MakeOptions>('POST', '/desk/api/me/passkeys/begin', { name, passphrase });
      return call('POST', '/desk/api/me/passkeys', { name, ...(await makePasskey(options)) });
    },
    onSuccess: () => {
      setOpen(false);
      setName('');
      onAdded();
    },
    onSettled: () => setPassphrase(''),
  });
  const wait = useWait(adding.error);
  const whole = name.trim() !== '' && passphrase !== '' && wait === 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) adding.mutate();
  };
  if (!open)
    return (
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('staff.passkeys.add')}
      </Button>
    );
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('staff.passkeys.name')}
        hint={t('staff.passkeys.name-hint')}
        value={name}
        onChange={setName}
        focus
      />
      <SecretField
        label={t('staff.passphrase.label')}
        kind="current-password"
        value={passphrase}
        onChange={setPassphrase}
      />
      <Refused error={adding.error} wait={wait} />
      <Button type="submit" variant="filled" className={styles.start} loading={adding.isPending} disabled={!whole}>
        {t('staff.passkeys.add-here')}
      </Button>
    </form>
  );
}
