import { useParams } from '@tanstack/react-router';
import { ApiError, EmptyState, ErrorState, LoadingState, PageTitle, useTitle, useWords } from '#desk/parts.ts';
import { PracticePaper } from '#staff/desk/index.ts';
import { isPracticeNumber } from '#staff/shared.ts';
import { useMyself, useRun } from '../queries.ts';
import { RunEditor } from './run-editor.tsx';
import styles from './run.module.css';

/** One check of a dossier by its address. */
export function RunPage() {
  const { id = '', run = '' } = useParams({ strict: false }) as { id?: string; run?: string };
  return <RunById key={run} dossier={id} id={run} />;
}

function RunById({ dossier, id }: { dossier: string; id: string }) {
  const { t } = useWords();
  const me = useMyself();
  const run = useRun(dossier, id);
  useTitle(run.data?.page?.number ?? undefined);
  if (run.data && me)
    return (
      <PracticePaper practice={isPracticeNumber(run.data.page?.number ?? '')}>
        <RunEditor run={run.data} me={me.id} />
      </PracticePaper>
    );
  return (
    <div className={styles.alone}>
      <PageTitle>{t('screening.desk.title')}</PageTitle>
      {run.error instanceof ApiError && run.error.status === 404 ? (
        <EmptyState title={t('desk.page.missing.title')}>{t('desk.page.missing.text')}</EmptyState>
      ) : run.error ? (
        <ErrorState error={run.error} onRetry={() => void run.refetch()} />
      ) : (
        <LoadingState>{t('screening.desk.opening')}</LoadingState>
      )}
    </div>
  );
}
