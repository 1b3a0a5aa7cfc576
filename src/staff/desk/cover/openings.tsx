import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call, Chip, EmptyState, ErrorState, LoadingState, Sealed, useNow, useTimes, useWords } from '#desk/parts.ts';
import type { OpeningAnswer } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { pathOf } from '../audit/path-of.ts';
import { useColleagues } from '../people/colleagues.tsx';
import { useReaderWords } from '../readers/use-reader-words.ts';
import { useMyself } from '../use-myself.ts';
import styles from './cover.module.css';

/** The openings from standby, as the server tells them. */
export function useOpenings() {
  return useQuery({
    queryKey: ['standby'],
    queryFn: () => call<{ openings: OpeningAnswer[] }>('GET', '/desk/api/standby'),
  });
}

/** What was opened from standby, newest first, each waiting for another's review. */
export function Openings() {
  const { t } = useWords();
  const found = useOpenings();
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { openings } = found.data;
  if (openings.length === 0)
    return (
      <div className={styles.quiet}>
        <EmptyState title={t('staff.cover.none')}>{t('staff.cover.none-text')}</EmptyState>
      </div>
    );
  return (
    <ul>
      {openings.map((opening) => (
        <Row key={opening.id} opening={opening} onDone={() => void found.refetch()} />
      ))}
    </ul>
  );
}

function Row({ opening, onDone }: { opening: OpeningAnswer; onDone: () => void }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const colleagues = useColleagues().data?.colleagues ?? [];
  const nameOf = (id: string) => colleagues.find((colleague) => colleague.id === id)?.name ?? '';
  const at = new Date(opening.at);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <b>{nameOf(opening.by)}</b>
        <span className={styles.small}>
          {t('staff.cover.when', { date: date(at), from: time(at), until: time(new Date(opening.until)) })}
        </span>
        <Reviewed opening={opening} name={opening.reviewed_by ? nameOf(opening.reviewed_by) : ''} />
      </div>
      <Opened page={opening.page} />
      {opening.reason ? (
        <Sealed inline>{opening.reason}</Sealed>
      ) : (
        <span className={styles.small}>{t('staff.cover.reason-sealed')}</span>
      )}
      <EndEarly opening={opening} />
      <Review opening={opening} onDone={onDone} />
    </li>
  );
}

/** Which record, and the way back to it, for whoever reads it. */
function Opened({ page }: { page: OpeningAnswer['page'] }) {
  const { t } = useWords();
  const { pageName } = useReaderWords();
  if (!page || page.kind === 'other') return <span className={styles.small}>{t('staff.cover.some-record')}</span>;
  return (
    <Link to={pathOf(page)} params={{ id: page.id }}>
      {pageName(page)}
    </Link>
  );
}

function Reviewed({ opening, name }: { opening: OpeningAnswer; name: string }) {
  const { t } = useWords();
  if (!opening.found) return <Chip tone="clock">{t('staff.cover.unreviewed')}</Chip>;
  return (
    <Chip tone={opening.found === 'right' ? 'ok' : 'warn'}>{t(`staff.cover.found.${opening.found}`, { name })}</Chip>
  );
}

function Review({ opening, onDone }: { opening: OpeningAnswer; onDone: () => void }) {
  const { t } = useWords();
  const me = useMyself();
  const reviewing = useMutation({
    mutationFn: (found: string) => call('POST', `/desk/api/standby/${opening.id}/review`, { found }),
    onSuccess: onDone,
  });
  if (opening.found || opening.by === me?.id) return null;
  return (
    <>
      <div className={styles.acts}>
        <Button size="xs" variant="default" onClick={() => reviewing.mutate('right')}>
          {t('staff.cover.review.right')}
        </Button>
        <Button size="xs" variant="default" onClick={() => reviewing.mutate('to_talk_about')}>
          {t('staff.cover.review.to_talk_about')}
        </Button>
      </div>
      <Refused error={reviewing.error} />
    </>
  );
}

/** My own opening, while it lasts and I still read by it: it need not wait for its hour. */
function EndEarly({ opening: { by, until, page } }: { opening: OpeningAnswer }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const me = useMyself()?.id;
  const ending = useMutation({
    mutationFn: () => call('DELETE', `/desk/api/contacts/${page?.id}/grants/${me}`),
    onSuccess: () => queries.invalidateQueries(),
  });
  const lasts = new Date(until) > useNow();
  if (by !== me || page?.kind !== 'contact' || !lasts || ending.isSuccess) return null;
  return (
    <>
      <div className={styles.acts}>
        <Button size="xs" variant="default" loading={ending.isPending} onClick={() => ending.mutate()}>
          {t('staff.cover.end')}
        </Button>
      </div>
      <Refused error={ending.error} />
    </>
  );
}
