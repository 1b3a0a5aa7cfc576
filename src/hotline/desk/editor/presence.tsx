import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { call, Initials, sessionState, useLive, useWords } from '#desk/parts.ts';
import type { PresenceAnswer } from '../../shared.ts';
import { useEditing } from './editing.ts';
import styles from './editor.module.css';
import { useNames } from './people.ts';

const beatMs = 10_000;

/** Who else is in this contact now, and whether she reads or writes. */
export function Presence() {
  const { t } = useWords();
  const nameOf = useNames();
  const here = useOthers();
  if (here.length === 0) return null;
  return (
    <output className={styles.presence}>
      {here.map(({ account, state }) => {
        const { first, initials, name } = nameOf(account);
        return (
          <span key={account} title={name}>
            <Initials of={initials} /> {t(`hotline.desk.here.${state}`, { who: first })}
          </span>
        );
      })}
    </output>
  );
}

function useOthers(): PresenceAnswer['here'] {
  const { contact, writable } = useEditing();
  const place = `/desk/api/contacts/${contact.id}/presence`;
  const queryKey = ['hotline', 'presence', contact.id];
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey,
    queryFn: () => call<PresenceAnswer>('GET', place),
    refetchInterval: 3 * beatMs,
  });
  useLive(['contact.presence'], ({ id }) => {
    if (id === contact.id) void queries.invalidateQueries({ queryKey });
  });
  useEffect(() => {
    const show = (state: string) => void call('POST', place, { state }).catch(() => {});
    const say = () => show(writable ? 'writing' : 'reading');
    say();
    const timer = setInterval(say, beatMs);
    return () => {
      clearInterval(timer);
      // A locked desk may say nothing any more; the server forgets her in half a minute.
      if (sessionState.get() === 'signed-in') show('left');
    };
  }, [place, writable]);
  return data?.here ?? [];
}
