import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Banner, call, useWords } from '#desk/parts.ts';
import type { MailWish } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import styles from './account.module.css';

const wishKey = ['mail-wish'];

/** Whether mail is offered here, and what one chose; undefined until it is known. */
export function useMailWish(): MailWish | undefined {
  return useQuery({ queryKey: wishKey, queryFn: () => call<MailWish>('GET', '/desk/api/me/mail') }).data;
}

/** Chooses to be told of alerts by mail, and where; one's own address is proposed. */
export function MailWishForm({ wish }: { wish: Extract<MailWish, { offered: true }> }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [on, setOn] = useState(wish.to !== null);
  const [address, setAddress] = useState(wish.to ?? wish.own);
  const saving = useMutation({
    mutationFn: () => call('PUT', '/desk/api/me/mail', { to: on ? address.trim() : null }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: wishKey }),
  });
  const changed = on ? address.trim() !== wish.to : wish.to !== null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.text}>{t('staff.account.mail-text')}</p>
      <Switch
        label={t('staff.account.mail-on')}
        checked={on}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      {on && (
        <TextField
          label={t('staff.account.mail-to')}
          hint={t('staff.account.mail-hint')}
          type="email"
          inputMode="email"
          value={address}
          onChange={setAddress}
        />
      )}
      <Refused error={saving.error} />
      {saving.isSuccess && !changed && (
        <Banner tone="ok" live>
          {t(wish.to ? 'staff.account.mail-kept' : 'staff.account.mail-off')}
        </Banner>
      )}
      <Button
        type="submit"
        variant="filled"
        className={styles.start}
        loading={saving.isPending}
        disabled={!changed || (on && !address.includes('@'))}
      >
        {t('staff.account.mail-save')}
      </Button>
    </form>
  );
}
