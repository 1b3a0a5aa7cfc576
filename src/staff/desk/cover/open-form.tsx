import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { call, Choice, Field, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import styles from './cover.module.css';

type Found = { id: string; readable: boolean };

const MINUTES = ['30', '60', '120', '240'] as const;

/** Break-glass: the record's number, a reason in one sentence, and for how long. The owner and the director are told. A record she reads already is only shown. */
export function OpenForm() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState<string>('60');
  const opening = useMutation({
    mutationFn: async () => {
      const asked = { number: number.trim() };
      const { id, readable } = await call<Found>('POST', '/desk/api/contacts/find', asked);
      // Nobody is alarmed over a record she reads as it is.
      if (!readable) await call('POST', '/desk/api/standby', { dossier: id, reason, minutes: Number(minutes) });
      return id;
    },
    onSuccess: (id) => {
      void queries.invalidateQueries();
      void navigate({ to: `/contacts/${id}` });
    },
  });
  const whole = number.trim() !== '' && reason.trim().length > 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) opening.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={t('staff.cover.number')}
        placeholder={t('staff.cover.number-like')}
        value={number}
        onChange={setNumber}
      />
      <TextField
        label={t('staff.cover.reason')}
        hint={t('staff.cover.reason-hint')}
        value={reason}
        onChange={setReason}
      />
      <Field label={t('staff.cover.how-long')}>
        {(ties) => (
          <Choice
            {...ties}
            options={MINUTES.map((value) => ({ value, label: t('staff.cover.minutes', { n: Number(value) }) }))}
            value={minutes}
            onChange={(next) => setMinutes(next ?? minutes)}
          />
        )}
      </Field>
      <Refused error={opening.error} />
      <Button type="submit" variant="stop" loading={opening.isPending} disabled={!whole}>
        {t('staff.cover.act', { n: Number(minutes) })}
      </Button>
    </form>
  );
}
