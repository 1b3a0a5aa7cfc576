import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { call, Field, Sealed, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { keys } from '../queries.ts';
import styles from './retention.module.css';

type Props = { contact: string; title: string; to: '/hold' | '/hold/lift'; onDone: () => void };

/** Why a contact is held, or let go again, in words that only those read who read the contact. */
export function HoldReason({ contact, title, to, onDone }: Props) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: () => call('POST', `/desk/api/contacts/${contact}${to}`, { reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.contact(contact) });
      await queries.invalidateQueries({ queryKey: keys.ending });
      onDone();
    },
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <form className={styles.choose} onSubmit={send} noValidate>
      <h2>{title}</h2>
      <p>{t(to === '/hold' ? 'hotline.hold.set.text' : 'hotline.hold.lift.text')}</p>
      <Sealed>
        <Field label={t('hotline.hold.why')}>
          {(ties) => (
            <TextInput
              {...ties}
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
      <Refused error={act.error} />
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={act.isPending} disabled={reason.trim().length < 3}>
          {title}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
