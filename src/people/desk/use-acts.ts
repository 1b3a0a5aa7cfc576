import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import type { AttachAnswer, PersonFromContact, TakenOff } from '../shared.ts';
import { keys } from './queries.ts';

/** Whom to link: somebody known, or somebody new with what was said so far. */
export type Linked = { person: string } | { new: PersonFromContact };

/** Says whom a contact is about, with undo. `also`: an earlier contact that is about the same person. */
export function useAttach(contact: string) {
  const { t } = useWords();
  const queries = useQueryClient();
  const afresh = useAfresh(contact);
  return useMutation({
    mutationFn: async ({ link, also }: { link: Linked; also?: string }) => {
      const { person } = await call<AttachAnswer>('POST', place(contact), link);
      if (also) await call('POST', place(also), { person });
      return { person, also };
    },
    onSuccess: ({ person, also }) => {
      const back = async () => {
        await call('DELETE', `${place(contact)}/${person}`);
        if (also) await call('DELETE', `${place(also)}/${person}`);
        await afresh();
      };
      offerUndo({ text: t('people.desk.attached'), undo: back });
    },
    onSettled: (_answer, _error, { also }) =>
      Promise.all([afresh(), also && queries.invalidateQueries({ queryKey: ['people', 'known', contact] })]),
  });
}

/** Takes a person off a contact, with undo; her own file stays. */
export function useDetach(contact: string) {
  const { t } = useWords();
  const afresh = useAfresh(contact);
  const undone = useMutation({
    mutationFn: (link: { person: string; back: TakenOff }) => call('POST', place(contact), link),
    onSettled: afresh,
  });
  const detaching = useMutation({
    mutationFn: (person: string) => call<{ back: TakenOff }>('DELETE', `${place(contact)}/${person}`),
    onSuccess: ({ back }, person) =>
      offerUndo({ text: t('people.desk.detached'), undo: () => undone.mutateAsync({ person, back }) }),
    onSettled: afresh,
  });
  return { detaching, error: detaching.error };
}

const place = (contact: string) => `/desk/api/contacts/${contact}/person`;

function useAfresh(contact: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keys.contact(contact) });
}
