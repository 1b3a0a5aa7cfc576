import { Button, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { call, Field, Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { PersonAnswer } from '../../shared.ts';
import { keys, useColleagues, useMyself } from '../queries.ts';
import { Refused } from '../refused.tsx';
import { useColleague } from '../use-colleague.ts';
import styles from './person.module.css';

/** From which colleagues this person is hidden (kin, a conflict of interest), and hiding her from one more. */
export function Hidden({ person }: { person: PersonAnswer }) {
  const { t } = useWords();
  const { date } = useTimes();
  const nameOf = useColleague();
  const afresh = useAfresh(person.id);
  const showing = useMutation({
    mutationFn: (account: string) => call('DELETE', `/desk/api/people/${person.id}/hidden/${account}`),
    onSettled: afresh,
  });
  return (
    <div className={styles.list}>
      <p className={styles.quiet}>{t('people.desk.hidden.text')}</p>
      {person.hiddenFrom.map(({ account, by, day, reason }) => (
        <div key={account} className={styles.fact}>
          <b>{nameOf(account).name}</b>
          {reason && <Sealed inline>{reason}</Sealed>}
          <span className={styles.quiet}>{t('people.desk.hidden.by', { who: nameOf(by).first, date: date(day) })}</span>
          <Button size="xs" variant="subtle" onClick={() => showing.mutate(account)}>
            {t('people.desk.hidden.show')}
          </Button>
        </div>
      ))}
      <Refused error={showing.error} />
      <HideForm person={person} />
    </div>
  );
}

function HideForm({ person }: { person: PersonAnswer }) {
  const { t } = useWords();
  const me = useMyself()?.id;
  const { data: colleagues = [] } = useColleagues();
  const [account, setAccount] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const afresh = useAfresh(person.id);
  const hiding = useMutation({
    mutationFn: () => call('POST', `/desk/api/people/${person.id}/hidden`, { account, reason: reason.trim() }),
    onSuccess: () => {
      setAccount(null);
      setReason('');
    },
    onSettled: afresh,
  });
  const already = new Set(person.hiddenFrom.map((hidden) => hidden.account));
  const options = colleagues
    .filter(({ id, left }) => !left && id !== me && !already.has(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (account && reason.trim().length >= 3) hiding.mutate();
  };
  return (
    <form className={styles.list} onSubmit={send}>
      <Field label={t('people.desk.hidden.who')}>
        {(ties) => <Select {...ties} data={options} value={account} onChange={setAccount} searchable />}
      </Field>
      <Field label={t('people.desk.hidden.why')}>
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
      <Refused error={hiding.error} />
      <Button type="submit" size="sm" disabled={!account || reason.trim().length < 3} loading={hiding.isPending}>
        {t('people.desk.hidden.act')}
      </Button>
    </form>
  );
}

function useAfresh(person: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keys.person(person) });
}
