import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, setSession, settleLock, useTitle, useWords } from '#desk/parts.ts';
import type { Me } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { SecretField } from '../ask/secret-field.tsx';
import { useAnswer } from '../ask/use-answer.ts';
import { useWait } from '../ask/use-wait.ts';
import { passkeysHere } from '../passkeys/ceremony.ts';
import { PasskeyButton } from '../passkeys/passkey-button.tsx';
import { Door } from '../sign-in/door.tsx';
import styles from '../sign-in/door.module.css';
import { lockedParts } from './locked-parts.ts';

/** The locked screen: the organisation, a passphrase, and what a module lets begin from here. Nobody's name. */
export function Locked() {
  const { t } = useWords();
  useTitle(t('staff.locked.title'));
  const [passphrase, setPassphrase] = useState('');
  const me = useAnswer(() => call<Me>('GET', '/desk/api/me'));
  const unlocking = useMutation({
    mutationFn: async () => {
      // A lock the server has yet to hear of would come after the unlocking.
      await settleLock();
      return call('POST', '/desk/api/unlock', { passphrase });
    },
    onSuccess: () => setSession('signed-in'),
    onError: () => setPassphrase(''),
  });
  const leaving = useMutation({
    mutationFn: () => call('POST', '/desk/api/sign-out'),
    onSuccess: () => setSession('signed-out'),
  });
  const wait = useWait(unlocking.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase && wait === 0) unlocking.mutate();
  };
  return (
    <Door
      title={t('staff.locked.title')}
      below={lockedParts().map((Part, at) => (
        // The parts are fixed when the desk is built.
        // oxlint-disable-next-line react/no-array-index-key
        <Part key={at} />
      ))}
    >
      {me.data && <p className={styles.text}>{me.data.organisation.name}</p>}
      <form className={styles.form} onSubmit={submit}>
        <SecretField
          label={t('staff.passphrase.label')}
          kind="current-password"
          value={passphrase}
          onChange={setPassphrase}
          focus
        />
        <Refused error={unlocking.error ?? leaving.error} wait={wait} />
        <div className={styles.row}>
          <Button type="submit" variant="filled" loading={unlocking.isPending} disabled={!passphrase || wait > 0}>
            {t('staff.locked.act')}
          </Button>
          <Button variant="subtle" loading={leaving.isPending} onClick={() => leaving.mutate()}>
            {t('staff.locked.other')}
          </Button>
        </div>
      </form>
      {passkeysHere(me.data?.passkeys ?? null) && (
        <PasskeyButton
          label={t('staff.passkeys.unlock')}
          begin="/desk/api/again/passkey/begin"
          end={async (used) => {
            await settleLock();
            return call('POST', '/desk/api/unlock/passkey', used);
          }}
          onDone={() => setSession('signed-in')}
        />
      )}
      <p className={styles.text}>{t('staff.locked.text')}</p>
    </Door>
  );
}
