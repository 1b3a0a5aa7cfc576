import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ErrorState, GrantSheet, LoadingState, useTimes, useWords, type GrantRow } from '#desk/parts.ts';
import type { ReaderAnswer } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { useMyself } from '../use-myself.ts';
import { GiveUp } from './give-up.tsx';
import { useReaders, useSharing, type RecordBase } from './queries.ts';
import styles from './readers.module.css';
import { Share } from './share.tsx';
import { useReaderWords } from './use-reader-words.ts';
import { useTaking } from './use-taking.ts';
import { whoseGift } from './whose-gift.ts';

/** Who can read this record and why; sharing it with a colleague or a team, and taking a share back. */
export function Readers({ of, id }: { of: RecordBase; id: string }) {
  const may = useMyself()?.may ?? [];
  const navigate = useNavigate();
  const readers = useReaders(of, id);
  useSharing(may.includes('vault.grant.give'));
  const [sharing, setSharing] = useState(false);
  const [leaving, setLeaving] = useState<ReaderAnswer | null>(null);
  const { take, error } = useTaking(of, id);
  const rowOf = useRow(readers.data ?? []);
  const place = useRef<HTMLDivElement>(null);
  const me = useMyself()?.id;
  if (readers.isPending) return <LoadingState />;
  if (readers.isError) return <ErrorState error={readers.error} onRetry={() => void readers.refetch()} />;
  const takeOrAsk = (reader: ReaderAnswer) => (reader.principal === me ? setLeaving(reader) : void take(reader));
  // The form takes its focus along when it goes; the keyboard stays at this place.
  const shared = () => {
    setSharing(false);
    place.current?.focus();
  };
  return (
    <div ref={place} tabIndex={-1}>
      <GrantSheet
        grants={readers.data.map((reader, at) => rowOf(reader, at, takeOrAsk))}
        onGive={may.includes('vault.grant.give') && !sharing ? () => setSharing(true) : undefined}
        onReads={
          may.includes('audit.dossier.read') ? () => void navigate({ to: '/audit/$id', params: { id } }) : undefined
        }
      />
      <Refused error={error} />
      {sharing && <Share of={of} id={id} readers={readers.data} onDone={shared} />}
      {leaving && <GiveUp onAct={() => take(leaving)} onDone={() => setLeaving(null)} />}
    </div>
  );
}

function useRow(all: readonly ReaderAnswer[]) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { nameOf, firstOf, teamName, wayOf } = useReaderWords();
  const me = useMyself()?.id;
  return (reader: ReaderAnswer, at: number, onTake: (reader: ReaderAnswer) => void): GrantRow => {
    const { principal, giver, team, reason, until, why, through } = reader;
    const name = team ? teamName(team) : why === 'visitor' ? t('staff.readers.herself') : nameOf(principal);
    const way = wayOf({ why, team, page: through });
    const end = until && t('staff.readers.until', { date: date(until), time: time(until) });
    return {
      id: `${principal}/${at}`,
      who: principal === me ? t('staff.readers.you', { who: name }) : name,
      count: team?.members.length,
      from: { you: t('staff.readers.from-you'), message: t('staff.readers.from-message'), colleague: firstOf(giver) }[
        whoseGift(giver, me, all)
      ],
      why: (
        <>
          {[why === 'standby' && reason ? `${way}: ${reason.replace(/[.\s]+$/, '')}` : (reason ?? way), end]
            .filter(Boolean)
            .join(', ')}
          {team && <Members of={team.members.map(nameOf)} />}
        </>
      ),
      onTake: reader.can.take ? () => onTake(reader) : undefined,
    };
  };
}

function Members({ of }: { of: string[] }) {
  const { t } = useWords();
  return (
    <details className={styles.members}>
      <summary>{t('staff.readers.members', { n: of.length })}</summary>
      {of.toSorted((a, b) => a.localeCompare(b, 'sr-Latn')).join(', ')}
    </details>
  );
}
