import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPrinter } from '@tabler/icons-react';
import { call, ErrorState, Ic, LoadingState, PageTitle, PrintSheet, useNow, useWords } from '#desk/parts.ts';
import page from '../page.module.css';
import sheet from '../sheet/sheet.module.css';
import { useMyself } from '../use-myself.ts';
import { Matrix, type MatrixTable } from './matrix.tsx';
import styles from './roles.module.css';

/** `/roles`: who may do what, the whole of it on one page and one paper. */
export function RolesPage() {
  const { t } = useWords();
  const me = useMyself();
  const now = useNow();
  const matrix = useQuery({
    queryKey: ['roles'],
    queryFn: () => call<MatrixTable>('GET', '/desk/api/roles'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className={`${page.page} ${page.wide}`}>
      <PageTitle
        actions={
          <Button leftSection={<Ic of={IconPrinter} />} disabled={!matrix.data} onClick={() => globalThis.print()}>
            {t('staff.roles.print')}
          </Button>
        }
      >
        {t('staff.roles.title')}
      </PageTitle>
      <p className={page.lead}>{t('staff.roles.lead')}</p>
      {matrix.isPending && <LoadingState />}
      {matrix.isError && <ErrorState error={matrix.error} onRetry={() => void matrix.refetch()} />}
      {matrix.data && (
        <>
          {/* What scrolls sideways must be reachable by keys (WCAG 2.1.1). */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className={styles.scroll} aria-label={t('staff.roles.title')} tabIndex={0}>
            <Matrix table={matrix.data} />
          </section>
          <p className={page.small}>{t('staff.roles.unverified')}</p>
          <div className={`${sheet.paper} ${styles.paper}`}>
            <PrintSheet
              title={t('staff.roles.title')}
              classification={t('staff.roles.classification')}
              rows={[{ label: t('staff.paper.organisation'), value: me?.organisation.name ?? '' }]}
              printedBy={me?.name ?? ''}
              printedAt={now}
            >
              <Matrix table={matrix.data} />
            </PrintSheet>
          </div>
        </>
      )}
    </div>
  );
}
