import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Banner, call, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import styles from '../sign-in/door.module.css';
import { areWhole, ShareFields } from './share-fields.tsx';

/** Any trustee stops an announced opening with her own sheet. */
export function StopForm() {
  const { t } = useWords();
  const [shares, setShares] = useState<string[]>(['']);
  const stopping = useMutation({
    mutationFn: () => call('POST', '/desk/api/recovery/stop', { share: shares[0] ?? '' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (areWhole(shares)) stopping.mutate();
  };
  if (stopping.isSuccess)
    return (
      <Banner tone="ok" live>
        {t('staff.recovery.stopped')}
      </Banner>
    );
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.text}>{t('staff.recovery.stop-text')}</p>
      <ShareFields value={shares} onChange={setShares} />
      <Refused error={stopping.error} />
      <Button type="submit" variant="stop" loading={stopping.isPending} disabled={!areWhole(shares)}>
        {t('staff.recovery.stop')}
      </Button>
    </form>
  );
}
