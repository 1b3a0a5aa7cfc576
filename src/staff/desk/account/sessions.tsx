import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call, Chip, ErrorState, LoadingState, useTimes, useWords } from '#desk/parts.ts';
import type { OwnSession, SessionsAnswer } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import styles from './account.module.css';
import { TriesList } from './tries.tsx';

/** Where one is signed in; any other place can be signed out from here. */
export function Sessions() {
  const { t } = useWords();
  const found = useQuery({
    queryKey: ['own-sessions'],
    queryFn: () => call<SessionsAnswer>('GET', '/desk/api/me/sessions'),
    // Opened to see how things stand now, not how they stood.
    staleTime: 0,
  });
  const ending = useMutation({
    mutationFn: (id: string | null) => call('POST', '/desk/api/me/sessions/end', { id }),
    onSettled: () => void found.refetch(),
  });
  if (found.isPending)
    return (
      <div className={styles.inside}>
        <LoadingState />
      </div>
    );
  if (found.isError)
    return (
      <div className={styles.inside}>
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      </div>
    );
  const { sessions, tries } = found.data;
  return (
    <>
      <ul>
        {sessions.map((session) => (
          <Row key={session.id} session={session} busy={ending.isPending} onEnd={() => ending.mutate(session.id)} />
        ))}
      </ul>
      <div className={styles.foot}>
        {sessions.length === 1 && <p className={styles.small}>{t('staff.account.only-here')}</p>}
        {sessions.length > 2 && (
          <Button variant="default" disabled={ending.isPending} onClick={() => ending.mutate(null)}>
            {t('staff.account.end-others')}
          </Button>
        )}
        <Refused error={ending.error} />
        <p className={styles.small}>{t('staff.account.strange')}</p>
      </div>
      <TriesList tries={tries} />
    </>
  );
}

function Row({ session, busy, onEnd }: { session: OwnSession; busy: boolean; onEnd: () => void }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { place, since, here, locked } = session;
  const at = new Date(since);
  const where = place
    ? t('staff.account.place', {
        browser: t(`staff.account.browser.${place.browser}`),
        system: t(`staff.account.system.${place.system}`),
      })
    : t('staff.account.place-unknown');
  return (
    <li className={styles.row}>
      <p className={styles.where}>
        <b>{where}</b>
        <span className={styles.small}>{t('staff.account.since', { date: date(at), time: time(at) })}</span>
      </p>
      {locked && <Chip tone="dashed">{t('staff.account.locked')}</Chip>}
      {here ? (
        <Chip tone="line">{t('staff.account.here')}</Chip>
      ) : (
        <Button
          size="xs"
          variant="default"
          disabled={busy}
          onClick={onEnd}
          aria-label={t('staff.account.end-one', { where })}
        >
          {t('staff.account.end')}
        </Button>
      )}
    </li>
  );
}
