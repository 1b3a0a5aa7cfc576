import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, setSession, useWords } from '#desk/parts.ts';
import type { FactorToShow } from '../../shared.ts';
import styles from './ask.module.css';
import { Refused } from './refused.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';
import { useWait } from './use-wait.ts';

/** The secret to be scanned, as a picture and as text: shown until a first code of it has been used. */
export function FactorSecret({ factor }: { factor: FactorToShow }) {
  const { t } = useWords();
  return (
    <div className={styles.factor}>
      <img
        src={`data:image/svg+xml;utf8,${encodeURIComponent(factor.qr)}`}
        alt={t('staff.factor.qr')}
        width={176}
        height={176}
      />
      <div className={styles.factorText}>
        <p>{t('staff.factor.scan')}</p>
        <p className={styles.small}>{t('staff.factor.type')}</p>
        <code className={styles.code} data-secret={factor.secret}>
          {(factor.secret.match(/.{1,4}/g) ?? []).join(' ')}
        </code>
      </div>
    </div>
  );
}

/** Whether six digits are there. */
export const isWholeCode = (code: string) => /^\s*\d{3}\s?\d{3}\s*$/.test(code);

/** Where the six digits are typed. */
export function CodeField(props: Pick<TextFieldProps, 'value' | 'onChange' | 'focus'>) {
  const { t } = useWords();
  return (
    <TextField
      label={t('staff.factor.code')}
      hint={t('staff.factor.hint')}
      inputMode="numeric"
      autoComplete="one-time-code"
      {...props}
    />
  );
}

/** The six digits. A right code signs in; `onIn` comes after the desk knows it. */
export function CodeForm({ onIn }: { onIn?: () => void }) {
  const { t } = useWords();
  const [code, setCode] = useState('');
  const entering = useMutation({
    mutationFn: () => call('POST', '/desk/api/sign-in/code', { code }),
    onSuccess: () => {
      setSession('signed-in');
      onIn?.();
    },
    onError: () => setCode(''),
  });
  const wait = useWait(entering.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <CodeField value={code} onChange={setCode} focus />
      <Refused error={entering.error} wait={wait} />
      <Button type="submit" variant="filled" loading={entering.isPending} disabled={!isWholeCode(code) || wait > 0}>
        {t('staff.factor.enter')}
      </Button>
    </form>
  );
}
