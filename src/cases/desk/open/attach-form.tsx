import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { call, Field, FindSelect, LoadingState, useSentence, useWords } from '#desk/parts.ts';
import { keys, useCaseList } from '../queries.ts';
import { Acts } from './acts.tsx';
import type { ContactToOpen } from './contact-to-open.ts';

type Props = {
  contact: ContactToOpen;
  /** The case to begin with: one the contact's person is in. */
  first: string | null;
  onClose: () => void;
};

/** Attaches the contact to a case that is there: one of those that run, found by number or who it is about. */
export function AttachForm({ contact, first, onClose }: Props) {
  const { t } = useWords();
  const say = useSentence();
  const queries = useQueryClient();
  const list = useCaseList({ status: 'running' });
  const [chosen, setChosen] = useState<string | null>(first);
  const [wrong, setWrong] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  const more = hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (more) void fetchNextPage();
  }, [more, fetchNextPage]);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!chosen) return setWrong(t('cases.attach.missing'));
    setBusy(true);
    try {
      await call('POST', `/desk/api/contacts/${contact.id}/case/attach`, { case: chosen });
      await queries.invalidateQueries({ queryKey: keys.ofContact(contact.id) });
      return onClose();
    } catch (error) {
      return setWrong(say(error));
    } finally {
      setBusy(false);
    }
  };
  if (list.isPending) return <LoadingState />;
  const cases = list.data?.pages.flatMap((page) => page.cases) ?? [];
  // Practice and what is real are never mixed.
  const fitting = cases.filter(({ practice }) => practice === contact.practice);
  const options = fitting.map(({ id, number, who }) => ({
    value: id,
    label: who === null ? number : `${number}, ${who}`,
  }));
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <Field label={t('cases.attach.which')} hint={t('cases.attach.hint')} error={wrong}>
        {(ties) => (
          <FindSelect
            {...ties}
            inside
            sealed
            options={options}
            value={chosen}
            onChange={setChosen}
            none={t('cases.attach.none')}
          />
        )}
      </Field>
      <Acts says={t('cases.attach.act')} busy={busy} onClose={onClose} />
    </form>
  );
}
