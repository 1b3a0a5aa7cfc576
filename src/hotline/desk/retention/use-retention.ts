import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '#desk/parts.ts';
import type {
  EndingAnswer,
  RegisterAnswer,
  RetentionAnswer,
  RetentionDue,
  RetentionEffect,
  RetentionEffectInput,
  RetentionRuleInput,
} from '../../retention/answers.ts';
import type { OrderedHoldInput } from '../../shared.ts';
import { keys } from '../queries.ts';
import { useGathered } from '../use-gathered.ts';

const retentionKey = [...keys.all, 'retention'];
/** A run that was confirmed goes on by itself: looked at again until it is done. */
const WHILE_RUNNING_MS = 5_000;
const DUE_MS = 60 * 60_000;

/** The preview, the rules and the runs. */
export function useRetention() {
  return useQuery({
    queryKey: retentionKey,
    queryFn: () => call<RetentionAnswer>('GET', '/desk/api/retention'),
    refetchInterval: ({ state }) => (state.data?.runs.some(({ done }) => !done) ? WHILE_RUNNING_MS : false),
  });
}

/** How many wait for whoever sits here. Days decide, not minutes. */
export function useDue(enabled = true) {
  return useQuery({
    queryKey: [...retentionKey, 'due'],
    queryFn: () => call<RetentionDue>('GET', '/desk/api/retention/due'),
    staleTime: DUE_MS,
    refetchInterval: DUE_MS,
    enabled,
  });
}

/** What of the contacts one reads may be erased within fourteen days. Days decide, not minutes. */
export function useEnding(enabled = true) {
  return useQuery({
    queryKey: keys.ending,
    queryFn: () => call<EndingAnswer>('GET', '/desk/api/contact-endings'),
    staleTime: DUE_MS,
    refetchInterval: DUE_MS,
    enabled,
  });
}

/** What a rule would mean; null: it is as it is, or nonsense, and nothing is asked. */
export function useRuleEffect(rule: RetentionEffectInput | null) {
  return useQuery({
    queryKey: [...retentionKey, 'effect', rule?.kind, rule?.months],
    queryFn: () => call<RetentionEffect>('POST', '/desk/api/retention/effect', rule ?? {}),
    enabled: rule !== null,
    staleTime: DUE_MS,
  });
}

/** The register of erasures, proved anew each time it is asked for. */
export function useRegister(erased: number) {
  return useQuery({
    queryKey: [...retentionKey, 'register', erased],
    queryFn: () => call<RegisterAnswer>('GET', '/desk/api/retention/register'),
  });
}

/** Asks again when a rule was set, a run confirmed or ended, or the preview became another. Stands once, with the rail. */
export function useRetentionLive(): void {
  const queries = useQueryClient();
  useGathered(['retention.changed'], () => void queries.invalidateQueries({ queryKey: retentionKey }));
}

/** Deciding how long a kind is kept, confirming a run, and stopping it. */
export function useRetentionActs() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: retentionKey });
  return {
    rule: useMutation({
      mutationFn: (input: RetentionRuleInput) => call('PUT', '/desk/api/retention/rules', input),
      onSettled,
    }),
    hold: useMutation({
      mutationFn: (input: OrderedHoldInput) => call('POST', '/desk/api/retention/holds', input),
      onSettled,
    }),
    confirm: useMutation({
      mutationFn: (ready: number) => call('POST', '/desk/api/retention/runs', { ready }),
      onSettled,
    }),
    stop: useMutation({ mutationFn: () => call('DELETE', '/desk/api/retention/runs'), onSettled }),
  };
}
