import { useQueryClient } from '@tanstack/react-query';
import { Banner, ErrorState, LoadingState, useLive, useWords } from '#desk/parts.ts';
import { DutyCardView } from '../panel/duty-card.tsx';
import { keys, usePerson } from '../queries.ts';
import { CardEditor } from './card-editor.tsx';

/** The duty card of somebody on the page of a record she is in: written there by whoever may, read by the others. */
export function CardOf({ person }: { person: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const found = usePerson(person);
  useLive(['person.changed', 'card.changed'], ({ id }) => {
    if (id === person || id === found.data?.card?.id) void queries.invalidateQueries({ queryKey: keys.person(person) });
  });
  if (found.isPending) return <LoadingState>{t('people.desk.opening')}</LoadingState>;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { card, can } = found.data;
  if (!card) return <Banner>{t('people.desk.file.closed')}</Banner>;
  return can.write ? <CardEditor person={found.data} card={card} /> : <DutyCardView card={card} />;
}
