import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import type { NewOrganisation, OrganisationAnswer } from '../shared.ts';
import { keys } from './queries.ts';

const at = (rest = '') => `/desk/api/organisations${rest}`;
type Which = Pick<OrganisationAnswer, 'id' | 'version'>;

/** Writing, checking and retiring organisations; retiring can be undone. */
export function useOrganisationActs() {
  const { t } = useWords();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.directory });
  const write = useMutation({
    mutationFn: ({ was, said }: { was: Which | null; said: NewOrganisation }) =>
      was ? call('PUT', at(`/${was.id}`), { ...said, basedOn: was.version }) : call('POST', at(), said),
    onSettled,
  });
  const check = useMutation({
    mutationFn: ({ id, version }: Which) => call('POST', at(`/${id}/check`), { basedOn: version }),
    onSettled,
  });
  const back = useMutation({
    mutationFn: ({ id, version }: Which) => call('DELETE', at(`/${id}/retire`), { basedOn: version }),
    onSettled,
  });
  const retire = useMutation({
    mutationFn: ({ id, version }: Which) =>
      call<{ version: number }>('POST', at(`/${id}/retire`), { basedOn: version }),
    onSuccess: ({ version }, { id }) =>
      offerUndo({ text: t('network.retired'), undo: () => back.mutateAsync({ id, version }) }),
    onSettled,
  });
  return { write, check, retire, back, failed: check.error ?? retire.error ?? back.error };
}
