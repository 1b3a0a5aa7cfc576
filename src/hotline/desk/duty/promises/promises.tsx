import { ErrorState, LoadingState } from '#desk/parts.ts';
import { PromiseCard } from './promise-card.tsx';
import styles from './promises.module.css';
import { usePromises } from './use-promises.ts';

export type PromisesProps = {
  contact: string;
  /** The promise the screen's keys work on. */
  keyed?: string | undefined;
};

/** What was promised about a contact: open promises, then the ended ones. Nothing stands here while nothing was promised. */
export function Promises({ contact, keyed }: PromisesProps) {
  const promises = usePromises(contact);
  if (promises.isError) return <ErrorState error={promises.error} onRetry={() => void promises.refetch()} />;
  if (promises.isPending) return <LoadingState />;
  if (promises.data.length === 0) return null;
  return (
    <ul className={styles.promises}>
      {promises.data.map((promise) => (
        <PromiseCard key={promise.id} promise={promise} keyed={promise.id === keyed} />
      ))}
    </ul>
  );
}
