import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { EmptyState, ErrorState, LoadingState, PageTitle, useRowKeys, useWords } from '#desk/parts.ts';
import type { CaseFilter, CaseSummary } from '../../shared.ts';
import { useCaseList } from '../queries.ts';
import { CaseRow } from './case-row.tsx';
import { FilterBar } from './filter-bar.tsx';
import { filterOf, statusOf, withPart, type FilterName } from './filter.ts';
import styles from './list.module.css';

/** The cases one may open: those that run, what is due first at the top; others by their status. Narrowed by codes. Found by name only in the command bar. */
export function CasesPage() {
  const { t } = useWords();
  const { filter, set, clear } = useFilter();
  const list = useCaseList({ ...filter, status: statusOf(filter) });
  const navigate = useNavigate();
  const rows = list.data?.pages.flatMap(({ cases }) => cases) ?? [];
  const open = (row: CaseSummary) => void navigate({ to: '/cases/$id', params: { id: row.id } });
  const { at, setAt } = useRowKeys(rows, open, { idOf: ({ id }) => id, peeks: false });
  return (
    <div className={styles.page}>
      <PageTitle>{t('cases.title')}</PageTitle>
      <FilterBar filter={filter} onSet={set} />
      {list.isPending && <LoadingState />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <None narrowed={Object.keys(filter).length > 0} onClear={clear} />}
      {rows.length > 0 && (
        <ul className={styles.rows} aria-label={t('cases.title')}>
          {rows.map((row, place) => (
            <CaseRow key={row.id} row={row} current={place === at} onPoint={() => setAt(place)} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button className={styles.more} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('cases.list.more')}
        </Button>
      )}
    </div>
  );
}

/** What the list is narrowed to. It stands in the address as codes, so that a list can be kept and shared. */
function useFilter() {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const filter = filterOf(search);
  const show = (next: CaseFilter) => void navigate({ to: '/cases', search: next, replace: true });
  return {
    filter,
    set: (name: FilterName, value: string | null) => show(withPart(filter, name, value)),
    clear: () => show({}),
  };
}

function None({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { t } = useWords();
  if (!narrowed) return <EmptyState title={t('cases.list.none')}>{t('cases.list.none.text')}</EmptyState>;
  const clear = (
    <Button size="xs" onClick={onClear}>
      {t('cases.list.clear')}
    </Button>
  );
  return (
    <EmptyState kind="filtered" title={t('cases.list.noneFor')} action={clear}>
      {t('cases.list.mayExist')}
    </EmptyState>
  );
}
