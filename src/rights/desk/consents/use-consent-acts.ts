import { useMutation } from '@tanstack/react-query';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import type { ConsentAnswer, ConsentSaid, Purpose, Recipient } from '../../shared.ts';
import { consentsAt, useConsentsAfresh } from '../queries.ts';

/** What is written down: to whom and what for when it is asked for the first time, else which one is answered. */
export type Written = { said: ConsentSaid } & (
  | { purpose: Purpose; recipient: Recipient | null }
  | { asked: Pick<ConsentAnswer, 'id' | 'version'> }
);

/** What can be done with the consents of a record. */
export function useConsentActs(dossier: string) {
  const { t } = useWords();
  const afresh = useConsentsAfresh(dossier);
  const undo = useMutation({
    mutationFn: (id: string) => call('DELETE', consentsAt(dossier, `/${id}/withdraw`), {}),
    onSettled: afresh,
  });
  const withdraw = useMutation({
    mutationFn: ({ id }: ConsentAnswer) => call('POST', consentsAt(dossier, `/${id}/withdraw`), {}),
    onSuccess: (_answer, { id }) => offerUndo({ text: t('rights.withdraw.done'), undo: () => undo.mutateAsync(id) }),
    onSettled: afresh,
  });
  const write = useMutation({
    mutationFn: ({ said, ...rest }: Written) =>
      'asked' in rest
        ? call('PUT', consentsAt(dossier, `/${rest.asked.id}`), { ...said, basedOn: rest.asked.version })
        : call('POST', consentsAt(dossier), { ...said, ...rest }),
    onSettled: afresh,
  });
  return { withdraw, write, failed: withdraw.error };
}
