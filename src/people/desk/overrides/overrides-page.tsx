import { Link } from '@tanstack/react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  call,
  EmptyState,
  ErrorState,
  LoadingState,
  PageTitle,
  Pane,
  Sealed,
  useLive,
  useTimes,
  useWords,
} from '#desk/parts.ts';
import type { OverrideAnswer } from '../../shared.ts';
import styles from '../pairs/pairs.module.css';
import { useColleague } from '../use-colleague.ts';

const queryKey = ['people', 'overrides'];

/** Numbers shown against their rule: who, when, why the rule said no, and the reason given. For leads. */
export function OverridesPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  useLive(['people.override'], () => void queries.invalidateQueries({ queryKey }));
  const found = useQuery({
    queryKey,
    queryFn: () => call<{ overrides: OverrideAnswer[] }>('GET', '/desk/api/overrides'),
    select: ({ overrides }) => overrides,
    refetchOnWindowFocus: false,
  });
  return (
    <div className={styles.page}>
      <PageTitle>{t('people.desk.overrides.title')}</PageTitle>
      <p className={styles.lead}>{t('people.desk.overrides.text')}</p>
      {found.isPending && <LoadingState />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && (
        <EmptyState title={t('people.desk.overrides.none')}>{t('people.desk.overrides.noneText')}</EmptyState>
      )}
      {found.data?.map((override) => (
        <OneOverride key={override.id} override={override} />
      ))}
    </div>
  );
}

function OneOverride({ override }: { override: OverrideAnswer }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { name } = useColleague()(override.by);
  const { at, channel, why, reason, person } = override;
  return (
    <Pane
      title={t('people.desk.overrides.one', { who: name, date: date(at), time: time(at) })}
      aside={t(`people.code.channel.${channel}`)}
    >
      <div className={styles.pair}>
        <p>{t(`people.desk.overrides.why.${why}`)}</p>
        {reason !== null && <Sealed>{reason}</Sealed>}
        <Link to="/people/$id" params={{ id: person }}>
          {t('people.desk.open')}
        </Link>
      </div>
    </Pane>
  );
}
