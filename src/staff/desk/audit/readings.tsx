import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call, Chip, EmptyState, ErrorState, LoadingState, useTimes, useWords } from '#desk/parts.ts';
import type { Reading, ReadingsAnswer } from '../../shared.ts';
import { useReaderWords } from '../readers/use-reader-words.ts';
import styles from './audit.module.css';
import { toneOf, useActWords } from './use-act-words.ts';
import { pathOf } from './path-of.ts';

export type Span = { account: string; from: string; until: string };

/** What a colleague did, record by record; what I cannot open is only counted. */
export function Readings(span: Span) {
  const { t } = useWords();
  const found = useQuery({
    queryKey: ['readings', span.account, span.from, span.until],
    queryFn: () => call<ReadingsAnswer>('POST', '/desk/api/audit/readings', span),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  if (!found.data)
    return (
      <div className={styles.quiet}>
        {found.isError ? <ErrorState error={found.error} onRetry={() => void found.refetch()} /> : <LoadingState />}
      </div>
    );
  const { readings, beyond } = found.data;
  return (
    <>
      {readings.length === 0 && beyond.records === 0 && (
        <div className={styles.quiet}>
          <EmptyState title={t('staff.who-read.none')}>{t('staff.who-read.none-text')}</EmptyState>
        </div>
      )}
      <ul>
        {readings.map((reading) => (
          <Row key={reading.page.id} reading={reading} />
        ))}
      </ul>
      {beyond.records > 0 && (
        <p className={styles.beyond}>{t('staff.who-read.beyond', { n: beyond.records, acts: beyond.acts })}</p>
      )}
    </>
  );
}

function Row({ reading }: { reading: Reading }) {
  const { t } = useWords();
  const { shortDate, time } = useTimes();
  const { pageName } = useReaderWords();
  const { actOf, kindOf } = useActWords();
  const { page, acts, first, last } = reading;
  const moment = (at: string) => `${shortDate(at)} ${time(at)}`;
  return (
    <li className={styles.reading}>
      <div className={styles.head}>
        {page.kind === 'other' ? (
          <b>{pageName(page)}</b>
        ) : (
          <Link to={pathOf(page)} params={{ id: page.id }}>
            {pageName(page)}
          </Link>
        )}
        <span className={styles.small}>
          {first === last ? moment(first) : t('staff.who-read.between', { first: moment(first), last: moment(last) })}
        </span>
        {page.kind !== 'other' && (
          <Link to="/audit/$id" params={{ id: page.id }} className={styles.all}>
            {t('desk.grants.allReads')}
          </Link>
        )}
      </div>
      <span className={styles.acts}>
        {acts.map(({ verb, kind, times }) => (
          <Chip key={`${verb}/${kind}`} tone={toneOf(kind)}>
            {kind === 'refusal' && `${kindOf(kind)}: `}
            {t('staff.who-read.times', { what: actOf({ verb, kind }), n: times })}
          </Chip>
        ))}
      </span>
    </li>
  );
}
