import { useParams } from '@tanstack/react-router';
import { ApiError, EmptyState, ErrorState, LoadingState, PageTitle, useTitle, useWords } from '#desk/parts.ts';
import { PracticePaper } from '#staff/desk/index.ts';
import { useCase } from '../queries.ts';
import { CaseDesk } from './case-desk.tsx';
import styles from './page.module.css';

/** One case by its address. */
export function CasePage() {
  const { id = '' } = useParams({ strict: false });
  return <CaseById key={id} id={id} />;
}

function CaseById({ id }: { id: string }) {
  const { t } = useWords();
  const found = useCase(id);
  useTitle(found.data?.number);
  if (found.data)
    return (
      <PracticePaper practice={found.data.practice}>
        <CaseDesk one={found.data} />
      </PracticePaper>
    );
  return (
    <div className={styles.message}>
      <PageTitle>{t('cases.one')}</PageTitle>
      {found.error instanceof ApiError && found.error.status === 404 ? (
        <EmptyState title={t('desk.page.missing.title')}>{t('desk.page.missing.text')}</EmptyState>
      ) : found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingState>{t('cases.opening')}</LoadingState>
      )}
    </div>
  );
}
