import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, setSession, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { SecretField } from '../ask/secret-field.tsx';
import { TextField } from '../ask/text-field.tsx';
import { useWait } from '../ask/use-wait.ts';
import { PasskeyButton } from '../passkeys/passkey-button.tsx';
import { Door } from './door.tsx';
import styles from './door.module.css';
import { Tiles } from './tiles.tsx';

export type PassphraseStepProps = { onPassed: () => void; onForgotten: () => void; demo?: boolean; passkeys?: boolean };

/** Address and passphrase. */
export function PassphraseStep({ onPassed, onForgotten, demo = false, passkeys = false }: PassphraseStepProps) {
  const { t } = useWords();
  const [address, setAddress] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const passing = useMutation({
    mutationFn: () => call('POST', '/desk/api/sign-in', { address: address.trim(), passphrase }),
    onSuccess: onPassed,
  });
  const wait = useWait(passing.error);
  const whole = address.includes('@') && passphrase !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole && wait === 0) passing.mutate();
  };
  return (
    <Door title={t('staff.in.title')} below={demo ? <Tiles /> : undefined}>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('staff.person.address')}
          type="email"
          inputMode="email"
          autoComplete="username"
          focus
          value={address}
          onChange={setAddress}
        />
        <SecretField
          label={t('staff.passphrase.label')}
          kind="current-password"
          value={passphrase}
          onChange={setPassphrase}
        />
        <Refused error={passing.error} wait={wait} />
        <div className={styles.row}>
          <Button type="submit" variant="filled" loading={passing.isPending} disabled={!whole || wait > 0}>
            {t('staff.in.act')}
          </Button>
          <Button variant="subtle" onClick={onForgotten}>
            {t('staff.in.forgotten')}
          </Button>
        </div>
      </form>
      {passkeys && (
        <PasskeyButton
          label={t('staff.passkeys.enter')}
          begin="/desk/api/sign-in/passkey/begin"
          end={(used) => call('POST', '/desk/api/sign-in/passkey', used)}
          onDone={() => setSession('signed-in')}
        />
      )}
    </Door>
  );
}
