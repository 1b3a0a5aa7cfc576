import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, ErrorState, GrantSheet, LoadingState, offerUndo, useMe, useTimes, useWords } from '#desk/parts.ts';
import { keys, useColleagues, useMyself } from '../queries.ts';
import { Refused } from '../refused.tsx';
import { useColleague } from '../use-colleague.ts';

type Grant = { principal: string; giver: string; why: string; reason: string | null; until: string | null };

/** Who can read this person's dossier, and why; a share can be taken back, and that undone. */
export function Readers({ person }: { person: string }) {
  const { t, has } = useWords();
  const { date, time } = useTimes();
  const nameOf = useColleague();
  const me = useMyself()?.id;
  const { data: colleagues = [] } = useColleagues();
  const withdraws = useMe().data?.may.includes('vault.grant.withdraw') ?? false;
  const grants = useQuery({
    queryKey: keys.grants(person),
    queryFn: () => call<{ grants: Grant[] }>('GET', `/desk/api/people/${person}/grants`),
    select: ({ grants: found }) => found,
  });
  const { take, error } = useTaking(person);
  if (grants.isPending) return <LoadingState />;
  if (grants.isError) return <ErrorState error={grants.error} onRetry={() => void grants.refetch()} />;
  const why = (grant: Grant) => {
    const key = `people.desk.grant.${grant.why}`;
    const until = grant.until && t('people.desk.grant.until', { date: date(grant.until), time: time(grant.until) });
    return [grant.reason ?? (has(key) ? t(key) : t('people.desk.grant.other')), until].filter(Boolean).join(', ');
  };
  const who = ({ principal }: Grant) =>
    colleagues.some(({ id }) => id === principal) ? nameOf(principal).name : t('people.desk.grant.team');
  return (
    <>
      <GrantSheet
        grants={grants.data.map((grant) => ({
          id: grant.principal,
          who: grant.principal === me ? t('people.desk.grant.you', { who: who(grant) }) : who(grant),
          from: nameOf(grant.giver).first,
          why: why(grant),
          onTake: grant.why === 'shared' && withdraws ? () => void take(grant, who(grant)) : undefined,
        }))}
      />
      <Refused error={error} />
    </>
  );
}

function useTaking(person: string) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const place = `/desk/api/people/${person}/grants`;
  const trying = async (act: () => Promise<unknown>) => {
    setError(null);
    try {
      await act();
    } catch (failed) {
      setError(failed);
    }
    await queries.invalidateQueries({ queryKey: keys.grants(person) });
  };
  const giveBack = ({ principal, reason, until }: Grant) =>
    trying(() => call('POST', place, { principal, reason: reason ?? t('people.desk.grant.again'), until }));
  const take = (grant: Grant, who: string) =>
    trying(async () => {
      await call('DELETE', `${place}/${grant.principal}`);
      offerUndo({ text: t('people.desk.grant.taken', { who }), undo: () => void giveBack(grant) });
    });
  return { take, error };
}
