import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  call,
  ErrorState,
  GrantSheet,
  LoadingState,
  offerUndo,
  useTimes,
  useWords,
  type GrantRow,
} from '#desk/parts.ts';
import { useEditing } from '../editor/editing.ts';
import { useNames } from '../editor/people.ts';
import { keys, useGrants, useLines, useMyself, useColleagues, type GrantAnswer } from '../queries.ts';
import { useTrying } from '../use-trying.ts';
import { Share } from './share.tsx';

/** Who can read this contact and why; sharing it, and taking a share back. */
export function Readers() {
  const { contact } = useEditing();
  const grants = useGrants(contact.id);
  const [sharing, setSharing] = useState(false);
  const rowOf = useRow();
  if (grants.isPending) return <LoadingState />;
  if (grants.isError) return <ErrorState error={grants.error} onRetry={() => void grants.refetch()} />;
  const give = contact.can.share && !sharing ? () => setSharing(true) : undefined;
  return (
    <>
      <GrantSheet grants={grants.data.map(rowOf)} onGive={give} />
      {sharing && <Share readers={grants.data.map(({ principal }) => principal)} onDone={() => setSharing(false)} />}
    </>
  );
}

function useRow(): (grant: GrantAnswer) => GrantRow {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { data: colleagues = [] } = useColleagues();
  const { data: lines = [] } = useLines();
  const { contact } = useEditing();
  const nameOf = useNames();
  const me = useMyself()?.id;
  const withdraw = useWithdraw();
  const line = lines.find(({ id }) => id === contact.line)?.name ?? '';
  return (grant) => {
    const person = colleagues.some(({ id }) => id === grant.principal);
    const team = grant.why === 'duty' ? t('hotline.desk.grant.dutyTeam', { line }) : t('hotline.desk.grant.team');
    const who = person ? nameOf(grant.principal).name : team;
    const until = grant.until && t('hotline.desk.grant.until', { date: date(grant.until), time: time(grant.until) });
    const why = [grant.reason ?? t(`hotline.desk.grant.why.${grant.why}`), until].filter(Boolean).join(', ');
    return {
      id: grant.principal,
      who: grant.principal === me ? t('hotline.desk.grant.you', { who }) : who,
      from: grant.giver === me ? t('hotline.desk.grant.fromYou') : nameOf(grant.giver).first,
      why,
      onTake: grant.why === 'shared' && contact.can.share ? () => void withdraw(grant, who) : undefined,
    };
  };
}

function useWithdraw(): (grant: GrantAnswer, who: string) => Promise<void> {
  const { t } = useWords();
  const { contact } = useEditing();
  const queries = useQueryClient();
  const trying = useTrying();
  const place = `/desk/api/contacts/${contact.id}/grants`;
  const afresh = () => queries.invalidateQueries({ queryKey: keys.grants(contact.id) });
  const giveBack = trying(async ({ principal, reason, until }: GrantAnswer) => {
    await call('POST', place, { principal, reason: reason ?? t('hotline.desk.grant.again'), until });
    await afresh();
  });
  return trying(async (grant: GrantAnswer, who: string) => {
    await call('DELETE', `${place}/${grant.principal}`);
    offerUndo({ text: t('hotline.desk.grant.taken', { who }), undo: () => void giveBack(grant) });
    await afresh();
  });
}
