import { Chip, ErrorState, LoadingState, PageTitle, Pane, useTimes, useWords } from '#desk/parts.ts';
import type { ListSummary } from '../../shared.ts';
import { useLists } from '../queries.ts';
import { Unverified } from '../unverified.tsx';
import { useLabels } from '../use-labels.ts';
import styles from './lists.module.css';
import { LoadForm } from './load-form.tsx';

/** The lists checks are made with: those of the program and the locally maintained ones, and loading one. */
export function ListsPage() {
  const { t } = useWords();
  const lists = useLists();
  const all = lists.data?.lists ?? [];
  const local = all.filter(({ family }) => family === 'local');
  return (
    <div className={styles.page}>
      <PageTitle>{t('screening.lists.title')}</PageTitle>
      {lists.isPending && <LoadingState />}
      {lists.isError && <ErrorState error={lists.error} onRetry={() => void lists.refetch()} />}
      {lists.data && (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <Pane title={t('screening.lists.own')} flush>
              {local.length === 0 && <p className={styles.none}>{t('screening.lists.none')}</p>}
              <Rows lists={local} />
            </Pane>
            <Pane title={t('screening.lists.shipped')} flush>
              <Rows lists={all.filter(({ family }) => family !== 'local')} />
            </Pane>
          </div>
          {lists.data.can.manage && (
            <Pane title={t('screening.lists.load')}>
              <LoadForm />
            </Pane>
          )}
        </div>
      )}
    </div>
  );
}

function Rows({ lists }: { lists: readonly ListSummary[] }) {
  return (
    <ul>
      {lists.map((list) => (
        <li key={list.id} className={styles.row}>
          <OneList list={list} />
        </li>
      ))}
    </ul>
  );
}

function OneList({ list }: { list: ListSummary }) {
  const { t } = useWords();
  const { date } = useTimes();
  const label = useLabels();
  const facts = [
    list.sector && t(`screening.code.sector.${list.sector}`),
    t('screening.lists.version', { version: list.version }),
    t('screening.lists.items', { n: list.items }),
    list.day && date(`${list.day}T12:00:00Z`),
  ];
  return (
    <>
      <div className={styles.what}>
        <b>{label.list(list)}</b>
        <span>{facts.filter(Boolean).join(', ')}</span>
        <span>{t('screening.desk.source', { source: label.source(list) })}</span>
      </div>
      {list.verified ? <Chip tone="ok">{t('screening.lists.isVerified')}</Chip> : <Unverified list={list} />}
    </>
  );
}
