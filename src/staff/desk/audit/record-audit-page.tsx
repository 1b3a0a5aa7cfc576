import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import {
  call,
  EmptyState,
  ErrorState,
  Ic,
  LoadingState,
  PageTitle,
  Pane,
  PrintSheet,
  useNow,
  useWords,
} from '#desk/parts.ts';
import type { AuditAnswer, AuditEntry, RecordPage } from '../../shared.ts';
import page from '../page.module.css';
import { useReaderWords } from '../readers/use-reader-words.ts';
import sheet from '../sheet/sheet.module.css';
import { useMyself } from '../use-myself.ts';
import styles from './audit.module.css';
import { AuditRows } from './audit-rows.tsx';
import { pathOf } from './path-of.ts';

/** `/audit/$id`: who read and did what with one record, on screen and on paper. */
export function RecordAuditPage() {
  const { id = '' } = useParams({ strict: false });
  return <OneRecord key={id} id={id} />;
}

function useAudit(id: string) {
  return useInfiniteQuery({
    queryKey: ['audit', id],
    queryFn: ({ pageParam }) =>
      call<AuditAnswer>(
        'GET',
        pageParam ? `/desk/api/dossiers/${id}/audit/${pageParam}` : `/desk/api/dossiers/${id}/audit`,
      ),
    initialPageParam: '',
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.id : undefined),
    // Looking is noted too: asked for once, and again only by hand.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

function OneRecord({ id }: { id: string }) {
  const { t } = useWords();
  const audit = useAudit(id);
  const pages = audit.data?.pages ?? [];
  const entries = pages.flatMap((each) => each.entries);
  const record = pages[0]?.page;
  return (
    <div className={page.page}>
      <PageTitle
        beside={record && <Back to={record} />}
        actions={
          <Button
            leftSection={<Ic of={IconPrinter} />}
            disabled={entries.length === 0}
            onClick={() => globalThis.print()}
          >
            {t('staff.audit.print')}
          </Button>
        }
      >
        {t('staff.audit.title')}
      </PageTitle>
      <p className={page.lead}>{t('staff.audit.lead')}</p>
      {audit.isPending && <LoadingState />}
      {audit.isError && <ErrorState error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.isSuccess && entries.length === 0 && (
        <EmptyState title={t('staff.audit.none')}>{t('staff.audit.none-text')}</EmptyState>
      )}
      {entries.length > 0 && (
        <Pane flush>
          <AuditRows entries={entries} />
        </Pane>
      )}
      {audit.hasNextPage && (
        <Button className={styles.more} loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {t('staff.audit.more')}
        </Button>
      )}
      {record && entries.length > 0 && <Paper record={record} entries={entries} whole={!audit.hasNextPage} />}
    </div>
  );
}

function Back({ to }: { to: RecordPage }) {
  const { pageName } = useReaderWords();
  if (to.kind === 'other') return null;
  return (
    <Link to={pathOf(to)} params={{ id: to.id }}>
      {pageName(to)}
    </Link>
  );
}

function Paper({ record, entries, whole }: { record: RecordPage; entries: readonly AuditEntry[]; whole: boolean }) {
  const { t } = useWords();
  const me = useMyself();
  const now = useNow();
  const { pageName } = useReaderWords();
  return (
    <div className={sheet.paper}>
      <PrintSheet
        title={t('staff.audit.title')}
        classification={t('staff.audit.classification')}
        rows={[
          { label: t('staff.paper.organisation'), value: me?.organisation.name ?? '' },
          { label: t('staff.audit.record'), value: pageName(record) },
          {
            label: t('staff.audit.shown'),
            value: t(whole ? 'staff.audit.whole' : 'staff.audit.newest', { n: entries.length }),
          },
        ]}
        printedBy={me?.name ?? ''}
        printedAt={now}
      >
        <AuditRows entries={entries} />
      </PrintSheet>
    </div>
  );
}
