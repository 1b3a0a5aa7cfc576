import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, Chip, ErrorState, LoadingState, useWords } from '#desk/parts.ts';
import type { Answer } from '#kernel/forms.ts';
import type { CaseAnswer, Fact, FactsAnswer, FactSaved } from '../../shared.ts';
import { isClosed } from '../../shared.ts';
import { keys } from '../queries.ts';
import { FactField } from './fact-field.tsx';
import styles from './facts.module.css';

type Clash = { question: string; mine: Answer; theirs: Fact };

/** What happened, in closed lists; nothing is required, and every answer is kept as soon as it is given. */
export function FactsTab({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const queryKey = [...keys.one(one.id), 'facts'];
  const [clash, setClash] = useState<Clash | null>(null);
  const [error, setError] = useState<unknown>(null);
  const found = useQuery({
    queryKey,
    queryFn: () => call<FactsAnswer>('GET', `/desk/api/cases/${one.id}/facts`),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { form, lists, facts, border } = found.data;
  const save = async (question: string, value: Answer, basedOn: number) => {
    try {
      const answer = await call<FactSaved>('PUT', `/desk/api/cases/${one.id}/facts`, { question, basedOn, value });
      setClash('clash' in answer ? { question, mine: value, theirs: answer.clash } : null);
      setError(null);
    } catch (failed) {
      setError(failed);
    }
    await queries.invalidateQueries({ queryKey });
  };
  return (
    <div className={styles.facts}>
      <p className={styles.quiet}>{t('cases.facts.text')}</p>
      {error !== null && <ErrorState error={error} />}
      {form.questions.map((question) => (
        <FactField
          key={question.id}
          question={question}
          codes={lists[question.list ?? ''] ?? []}
          fact={facts[question.id]}
          disabled={!one.can.write || isClosed(one.status)}
          clash={clash?.question === question.id ? clash : null}
          onAnswer={(value, basedOn) => void save(question.id, value, basedOn)}
          onSettled={() => setClash(null)}
        />
      ))}
      <p className={styles.border}>
        {t('cases.facts.border')}{' '}
        <Chip>{border ? t(`screening.code.border.${border}`) : t('cases.facts.border.unknown')}</Chip>
      </p>
    </div>
  );
}
