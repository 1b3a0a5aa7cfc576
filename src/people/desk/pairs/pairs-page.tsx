import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  call,
  Chip,
  EmptyState,
  HitWhy,
  LoadingState,
  offerUndo,
  PageTitle,
  Pane,
  Sealed,
  useWords,
} from '#desk/parts.ts';
import type { Pair } from '../../shared.ts';
import { NotSearched } from '../known/known-caller.tsx';
import { useReasonRows } from '../known/use-reasons.tsx';
import { Refused } from '../refused.tsx';
import { scriptOf } from '../script-of.ts';
import styles from './pairs.module.css';

const choices = ['same', 'not_same', 'later'] as const;
type PairAnswer = (typeof choices)[number];

const queryKey = ['people', 'pairs'];

/** Records that may be one person. The program suggests, a person decides, and a merge can be undone. */
export function PairsPage() {
  const { t } = useWords();
  const found = useQuery({
    queryKey,
    queryFn: () => call<{ pairs: Pair[] }>('GET', '/desk/api/duplicates'),
    select: ({ pairs }) => pairs,
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <div className={styles.page}>
      <PageTitle>{t('people.desk.pairs.title')}</PageTitle>
      <p className={styles.lead}>{t('people.desk.pairs.text')}</p>
      {found.isPending && <LoadingState>{t('people.desk.pairs.asking')}</LoadingState>}
      {found.isError && <NotSearched error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && (
        <EmptyState title={t('people.desk.pairs.none')}>{t('people.desk.pairs.noneText')}</EmptyState>
      )}
      {found.data?.map((pair) => (
        <OnePair key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
      ))}
    </div>
  );
}

function OnePair({ pair }: { pair: Pair }) {
  const { t } = useWords();
  const rows = useReasonRows();
  const answering = useAnswering(pair);
  return (
    <Pane
      title={t('people.desk.pairs.one')}
      aside={pair.later ? <Chip tone="dashed">{t('people.desk.known.said.later')}</Chip> : undefined}
    >
      <div className={styles.pair}>
        <p className={styles.two}>
          <Record record={pair.a} /> <span>{t('people.desk.pairs.and')}</span> <Record record={pair.b} />
        </p>
        <HitWhy rows={rows(pair.reasons)} />
        <Refused error={answering.error} />
        <div className={styles.acts}>
          {choices.map((answer) => (
            <Button key={answer} size="sm" disabled={answering.isPending} onClick={() => answering.mutate(answer)}>
              {t(`people.desk.pairs.${answer}`)}
            </Button>
          ))}
        </div>
      </div>
    </Pane>
  );
}

function Record({ record }: { record: Pair['a'] }) {
  const { t } = useWords();
  return (
    <Link to="/people/$id" params={{ id: record.id }}>
      {record.name === null ? (
        t('people.desk.known.unnamed')
      ) : (
        <Sealed inline lang={scriptOf(record.name)}>
          {record.name}
        </Sealed>
      )}
    </Link>
  );
}

function useAnswering({ a, b }: Pair) {
  const { t } = useWords();
  const queries = useQueryClient();
  const afresh = () => queries.invalidateQueries({ queryKey });
  const send = (answer: PairAnswer) => call('POST', '/desk/api/duplicates', { a: a.id, b: b.id, answer });
  const back = async (answer: PairAnswer) => {
    if (answer === 'same') await call('DELETE', `/desk/api/people/${a.id}/same/${b.id}`);
    await send('later');
    await afresh();
  };
  return useMutation({
    mutationFn: send,
    onSuccess: (_, answer) => {
      if (answer === 'later') return;
      offerUndo({ text: t(`people.desk.pairs.done.${answer}`), undo: () => back(answer) });
    },
    onSettled: afresh,
  });
}
