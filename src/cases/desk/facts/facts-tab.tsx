import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { call, Chip, ErrorState, LoadingState, useWords } from '#desk/parts.ts';
import type { CaseAnswer, FactsAnswer, FactSaved } from '../../shared.ts';
import { isClosed } from '../../shared.ts';
import { keys } from '../queries.ts';
import { FactField } from './fact-field.tsx';
import { createFactSaving } from './fact-saving.ts';
import styles from './facts.module.css';

/** What happened, in closed lists; nothing is required, and every answer is kept as soon as it is given. */
export function FactsTab({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const found = useFacts(one.id);
  const { saving, now } = useFactSaving(one.id);
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { form, lists, facts, border } = found.data;
  const { written, clash, error } = now;
  return (
    <div className={styles.facts}>
      <p className={styles.quiet}>{t('cases.facts.text')}</p>
      {error !== null && <ErrorState error={error} />}
      {form.questions.map((question) => (
        <FactField
          key={question.id}
          question={question}
          codes={lists[question.list ?? ''] ?? []}
          value={question.id in written ? (written[question.id] ?? null) : (facts[question.id]?.value ?? null)}
          version={facts[question.id]?.version ?? 0}
          disabled={!one.can.write || isClosed(one.status)}
          clash={clash?.question === question.id ? clash : null}
          onAnswer={(value, basedOn) => saving.write(question.id, value, basedOn)}
          onSettled={saving.settle}
        />
      ))}
      <p className={styles.border}>
        {t('cases.facts.border')}{' '}
        <Chip>{border ? t(`screening.code.border.${border}`) : t('cases.facts.border.unknown')}</Chip>
      </p>
    </div>
  );
}

const keyOf = (id: string) => [...keys.one(id), 'facts'];

function useFacts(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: () => call<FactsAnswer>('GET', `/desk/api/cases/${id}/facts`),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

function useFactSaving(id: string) {
  const queries = useQueryClient();
  const [saving] = useState(() =>
    createFactSaving({
      put: (question, value, basedOn) =>
        call<FactSaved>('PUT', `/desk/api/cases/${id}/facts`, { question, basedOn, value }),
      afresh: () => queries.invalidateQueries({ queryKey: keyOf(id) }),
    }),
  );
  return { saving, now: useSyncExternalStore(saving.subscribe, saving.now) };
}
