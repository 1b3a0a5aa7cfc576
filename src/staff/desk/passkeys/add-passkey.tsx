import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, useWords } from '#desk/parts.ts';
import styles from '../account/account.module.css';
import { CodeField, isWholeCode } from '../ask/second-factor.tsx';
import { Refused } from '../ask/refused.tsx';
import { SecretField } from '../ask/secret-field.tsx';
import { TextField } from '../ask/text-field.tsx';
import { useWait } from '../ask/use-wait.ts';
import { useMyself } from '../use-myself.ts';
import { makePasskey, type MakeOptions } from './ceremony.ts';

/**
 * A passkey opens her account, so an open screen is not enough to make one: passphrase and code are asked for. In the
 * demonstration nobody has a code.
 */
export function AddPasskey({ onAdded }: { onAdded: () => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [code, setCode] = useState('');
  const demo = useMyself()?.organisation.demo ?? false;
  const adding = useMutation({
    mutationFn: async () => {
      const options = await call<MakeOptions>('POST', '/desk/api/me/passkeys/begin', {
        ...{ name, passphrase },
        ...(demo ? {} : { code }),
      });
      return call('POST', '/desk/api/me/passkeys', { name, ...(await makePasskey(options)) });
    },
    onSuccess: () => {
      setOpen(false);
      setName('');
      onAdded();
    },
    onSettled: () => {
      setPassphrase('');
      setCode('');
    },
  });
  const wait = useWait(adding.error);
  const whole = name.trim() !== '' && passphrase !== '' && (demo || isWholeCode(code)) && wait === 0;
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
      {!demo && <CodeField value={code} onChange={setCode} />}
      <Refused error={adding.error} wait={wait} />
      <Button type="submit" variant="filled" className={styles.start} loading={adding.isPending} disabled={!whole}>
        {t('staff.passkeys.add-here')}
      </Button>
    </form>
  );
}
