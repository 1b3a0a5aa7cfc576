import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { call, Dialog, proveBy, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { SecretField } from '../ask/secret-field.tsx';
import { useWait } from '../ask/use-wait.ts';
import { passkeysHere } from '../passkeys/ceremony.ts';
import { PasskeyButton } from '../passkeys/passkey-button.tsx';
import { useMyself } from '../use-myself.ts';
import styles from './prove-again.module.css';

/** Stands in the frame: a grave act that asks who it is opens this sheet, and goes on once it is answered. */
export function ProveAgain() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const waiting = useRef<((proved: boolean) => void) | null>(null);
  const answer = (proved: boolean) => {
    waiting.current?.(proved);
    waiting.current = null;
    setOpen(false);
  };
  useEffect(() => {
    const stop = proveBy(() => {
      setOpen(true);
      const { promise, resolve } = Promise.withResolvers<boolean>();
      waiting.current = resolve;
      return promise;
    });
    return () => {
      stop();
      waiting.current?.(false);
    };
  }, []);
  return (
    <Dialog open={open} onClose={() => answer(false)} label={t('staff.again.title')} className={styles.dialog}>
      <div className={styles.page}>
        <h2>{t('staff.again.title')}</h2>
        <p>{t('staff.again.text')}</p>
        <Proof onProved={() => answer(true)} onBack={() => answer(false)} />
      </div>
    </Dialog>
  );
}

function Proof({ onProved, onBack }: { onProved: () => void; onBack: () => void }) {
  const { t } = useWords();
  const me = useMyself();
  const [passphrase, setPassphrase] = useState('');
  const proving = useMutation({
    mutationFn: () => call('POST', '/desk/api/again', { passphrase }),
    onSuccess: onProved,
    onError: () => setPassphrase(''),
  });
  const wait = useWait(proving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase && wait === 0) proving.mutate();
  };
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <SecretField
          label={t('staff.passphrase.label')}
          {...(me?.organisation.demo ? { hint: t('staff.again.demo') } : {})}
          kind="current-password"
          value={passphrase}
          onChange={setPassphrase}
          focus
        />
        <Refused error={proving.error} wait={wait} />
        <div className={styles.acts}>
          <Button type="submit" variant="filled" loading={proving.isPending} disabled={!passphrase || wait > 0}>
            {t('staff.again.act')}
          </Button>
          <Button onClick={onBack}>{t('staff.first.back')}</Button>
        </div>
      </form>
      {passkeysHere(me?.passkeys ?? null) && (
        <PasskeyButton
          label={t('staff.passkeys.again')}
          begin="/desk/api/again/passkey/begin"
          end={(used) => call('POST', '/desk/api/again/passkey', used)}
          onDone={onProved}
        />
      )}
    </>
  );
}
