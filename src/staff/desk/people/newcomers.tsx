import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { call, ErrorState, Ic, Pane, useWords } from '#desk/parts.ts';
import type { Newcomer } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { useColleagues } from './colleagues.tsx';
import styles from './people.module.css';
import { SixWords } from './six-words.tsx';
import { useTeamName } from './use-team-name.ts';

/** Who waits to be let in, as the server tells it. */
export function useNewcomers() {
  return useQuery({
    queryKey: ['newcomers'],
    queryFn: () => call<{ newcomers: Newcomer[] }>('GET', '/desk/api/newcomers'),
    refetchInterval: 60_000,
  });
}

/** Newcomers with their six words. Absent while nobody waits: that is the rule, and an empty box would only ask why. */
export function Newcomers() {
  const { t } = useWords();
  const waiting = useNewcomers();
  if (waiting.isError) return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />;
  const newcomers = waiting.data?.newcomers ?? [];
  if (newcomers.length === 0) return null;
  return (
    <Pane title={t('staff.newcomers.title')} icon={IconUserCheck}>
      <div className={styles.stack}>
        <p className={styles.text}>{t('staff.newcomers.how')}</p>
        {newcomers.map((newcomer) => (
          <LetIn key={newcomer.account} newcomer={newcomer} />
        ))}
        <p className={styles.small}>{t('staff.newcomers.differ')}</p>
      </div>
    </Pane>
  );
}

function LetIn({ newcomer }: { newcomer: Newcomer }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const teamName = useTeamName();
  const colleague = useColleagues().data?.colleagues.find(({ id }) => id === newcomer.account);
  const [teams, setTeams] = useState(newcomer.teams.map((team) => team.id));
  const letting = useMutation({
    mutationFn: () => call('POST', '/desk/api/newcomers/confirm', { account: newcomer.account, teams }),
    // Her row goes, and the button with it.
    onSuccess: () => document.getElementById('page-title')?.focus(),
    onSettled: () =>
      Promise.all(['newcomers', 'colleagues', 'me'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <section className={styles.newcomer} aria-label={colleague?.name ?? t('staff.newcomers.unnamed')}>
      <h3>{colleague?.name ?? t('staff.newcomers.unnamed')}</h3>
      <SixWords words={newcomer.words} />
      <Checkbox.Group label={t('staff.newcomers.teams')} value={teams} onChange={setTeams}>
        <div className={styles.checks}>
          {newcomer.teams.map((team) => (
            <Checkbox key={team.id} value={team.id} label={teamName(team)} />
          ))}
        </div>
      </Checkbox.Group>
      <Refused error={letting.error} />
      <Button
        className={styles.start}
        leftSection={<Ic of={IconUserCheck} />}
        loading={letting.isPending}
        disabled={teams.length === 0}
        onClick={() => letting.mutate()}
      >
        {t('staff.newcomers.let-in', { gender: colleague?.gender ?? 'other' })}
      </Button>
    </section>
  );
}
