import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, Initials, initialsOf, sessionState, useLive, useWords } from '#desk/parts.ts';
import type { PresenceAnswer } from '../../shared.ts';
import { useReaderWords } from '../readers/use-reader-words.ts';
import styles from './presence.module.css';

const beatMs = 10_000;

export type PresenceProps = {
  /** Where the record lies: `contacts` or `cases`. */
  of: 'contacts' | 'cases';
  id: string;
  /** Whether I write in it now, or only read. */
  writing: boolean;
};

/** Who else is in this record now, and whether she reads or writes. */
export function Presence(props: PresenceProps) {
  const { t } = useWords();
  const { nameOf, firstOf } = useReaderWords();
  const here = useOthers(props);
  if (here.length === 0) return null;
  return (
    <output className={styles.presence}>
      {here.map(({ account, state }) => (
        <span key={account} title={nameOf(account)}>
          <Initials of={initialsOf(nameOf(account))} /> {t(`staff.here.${state}`, { who: firstOf(account) })}
        </span>
      ))}
    </output>
  );
}

const facts = { contacts: 'contact.presence', cases: 'case.presence' } as const;

function useOthers({ of, id, writing }: PresenceProps): PresenceAnswer['here'] {
  const place = `/desk/api/${of}/${id}/presence`;
  const queryKey = ['staff', 'presence', id];
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: () => call<PresenceAnswer>('GET', place),
    refetchInterval: 3 * beatMs,
  });
  useLive([facts[of]], (fact) => {
    if (fact.id === id) void queries.invalidateQueries({ queryKey });
  });
  useEffect(() => {
    const show = (state: string) => void call('POST', place, { state }).catch(() => {});
    const tellState = () => show(writing ? 'writing' : 'reading');
    tellState();
    const timer = setInterval(tellState, beatMs);
    return () => {
      clearInterval(timer);
      // A locked desk may say nothing any more; the server forgets her in half a minute.
      if (sessionState.get() === 'signed-in') show('left');
    };
  }, [place, writing]);
  return data?.here ?? [];
}
