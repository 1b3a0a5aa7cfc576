import { useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { ErrorState, LoadingState, useLive, useWords } from '#desk/parts.ts';
import { PracticePaper } from '#staff/desk/index.ts';
import { keys, usePerson } from '../queries.ts';
import styles from './person.module.css';
import { PersonSheet } from './person-sheet.tsx';

/** One person by her address, which says nothing of who she is. */
export function PersonPage() {
  const { id = '' } = useParams({ strict: false });
  return <PersonById key={id} id={id} />;
}

function PersonById({ id }: { id: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const person = usePerson(id);
  useLive(['person.changed', 'card.changed'], ({ id: changed }) => {
    if (changed === id || changed === person.data?.card?.id)
      void queries.invalidateQueries({ queryKey: keys.person(id) });
  });
  if (person.data)
    return (
      <PracticePaper practice={person.data.practiceUntil !== null}>
        <PersonSheet person={person.data} />
      </PracticePaper>
    );
  return (
    <div className={styles.page}>
      {person.isError ? (
        <ErrorState error={person.error} onRetry={() => void person.refetch()} />
      ) : (
        <LoadingState>{t('people.desk.opening')}</LoadingState>
      )}
    </div>
  );
}
