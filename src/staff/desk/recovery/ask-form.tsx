import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Banner, call, useTimes, useWords } from '#desk/parts.ts';
import type { Announced } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import styles from '../sign-in/door.module.css';
import { areWhole, ShareFields } from './share-fields.tsx';

/** Asks for an opening: whose access, why, and two trustees' sheets. Nothing opens yet. */
export function AskForm() {
  const { t } = useWords();
  const { date, time } = useTimes();
  const [address, setAddress] = useState('');
  const [reason, setReason] = useState('');
  const [shares, setShares] = useState<string[]>(['', '']);
  const asking = useMutation({
    mutationFn: () => call<Announced>('POST', '/desk/api/recovery', { address: address.trim(), reason, shares }),
  });
  const whole = address.includes('@') && reason.trim().length > 2 && areWhole(shares);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) asking.mutate();
  };
  if (asking.data) {
    const due = new Date(asking.data.dueAt);
    return (
      <Banner tone="note" title={t('staff.recovery.asked')} live>
        {t('staff.recovery.asked-text', { date: date(due), time: time(due) })}
      </Banner>
    );
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.text}>{t('staff.recovery.ask-text')}</p>
      <TextField
        label={t('staff.recovery.whose')}
        type="email"
        inputMode="email"
        value={address}
        onChange={setAddress}
      />
      <TextField
        label={t('staff.recovery.why')}
        hint={t('staff.recovery.why-hint')}
        value={reason}
        onChange={setReason}
      />
      <ShareFields value={shares} onChange={setShares} />
      <Refused error={asking.error} />
      <Button type="submit" variant="filled" loading={asking.isPending} disabled={!whole}>
        {t('staff.recovery.ask')}
      </Button>
    </form>
  );
}
