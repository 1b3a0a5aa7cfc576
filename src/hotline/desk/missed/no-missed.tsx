import { ErrorState, EmptyState, LoadingState, useWords } from '#desk/parts.ts';
import queue from '../duty/queue/nobody.module.css';
import { useRings } from '../ring/use-rings.ts';

/** No call was missed; or it is not known yet, or could not be asked. */
export function NoMissed() {
  const { t } = useWords();
  const rings = useRings();
  if (rings.isError) return <ErrorState error={rings.error} onRetry={() => void rings.refetch()} />;
  if (!rings.data) return <LoadingState />;
  if (rings.data.missed.length > 0) return null;
  return (
    <div className={queue.empty}>
      <EmptyState title={t('hotline.missed.none')}>{t('hotline.missed.none.text')}</EmptyState>
    </div>
  );
}
