import { EmptyState, ErrorState, LoadingState, PageTitle, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import styles from '../consents/consents.module.css';
import { ExceptionCard } from './exception-card.tsx';
import { useExceptions } from './use-exceptions.ts';

/** What was asked to leave without a consent, and what became of it: for leads, who decide. */
export function ExceptionsPage() {
  const { t } = useWords();
  const { found, decide } = useExceptions(true);
  return (
    <div className={styles.page}>
      <PageTitle>{t('rights.exceptions')}</PageTitle>
      <p className={styles.lead}>{t('rights.exceptions.text')}</p>
      <Refused error={decide.error} />
      {found.isPending && <LoadingState />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && (
        <EmptyState title={t('rights.exceptions.none')}>{t('rights.exceptions.noneText')}</EmptyState>
      )}
      {found.data?.map((exception) => (
        <ExceptionCard
          key={exception.id}
          exception={exception}
          onDecide={(decision, reason) => decide.mutate({ id: exception.id, decision, reason })}
        />
      ))}
    </div>
  );
}
