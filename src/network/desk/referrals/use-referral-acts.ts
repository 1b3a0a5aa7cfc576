import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call, offerUndo, useWords } from '#desk/parts.ts';
import type { MakeReferral, OrganisationAnswer, ReferralAnswer, ReferralOutcome } from '../../shared.ts';
import { keys, referralsAt } from '../queries.ts';

export type Answered = {
  referral: ReferralAnswer;
  state: 'accepted' | 'rejected' | 'done' | 'revoked';
  outcome: ReferralOutcome | null;
  words: string;
};

/** Making referrals and writing down what came of them. */
export function useReferralActs(dossier: string) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.referrals(dossier) });
  const make = useMutation({
    mutationFn: (body: Omit<MakeReferral, 'id'>) => call<{ id: string }>('POST', referralsAt(dossier), body),
    onSettled,
  });
  const answer = useMutation({
    mutationFn: ({ referral, ...said }: Answered) =>
      call('PUT', referralsAt(dossier, `/${referral.id}`), { ...said, basedOn: referral.version }),
    onSettled,
  });
  return { make, answer };
}

/** Counts that she was given the number of an organisation; nothing of hers leaves, so it can be undone. */
export function useTellNumber(dossier: string) {
  const { t } = useWords();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.referrals(dossier) });
  const undo = useMutation({
    mutationFn: (id: string) => call('DELETE', referralsAt(dossier, `/${id}`), {}),
    onSettled,
  });
  return useMutation({
    mutationFn: ({ id, services }: OrganisationAnswer) =>
      call<{ id: string }>('POST', referralsAt(dossier), { organisation: id, way: 'told', service: services[0] }),
    onSuccess: ({ id }) => offerUndo({ text: t('network.told'), undo: () => undo.mutateAsync(id) }),
    onSettled,
  });
}
