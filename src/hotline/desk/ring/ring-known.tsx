import { Banner, LoadingState, useTimes, useWords } from '#desk/parts.ts';
import { KnownBrief, NotSearched } from '#people/desk/index.ts';
import type { Hit } from '#people/shared.ts';
import type { RingRow } from '../../ring/answers.ts';
import styles from './ring.module.css';
import { useRingKnown } from './use-rings.ts';

export type Known = ReturnType<typeof useRingKnown>;

/** What is known of a call's number: the rule first, then who, why, and how to end a repeated nuisance. */
export function RingKnown({ ring, known }: { ring: RingRow; known: Known }) {
  const { t } = useWords();
  const without = useWithoutNumber()(ring);
  if (without !== null) return <p className={styles.quiet}>{without}</p>;
  if (known.isError) return <NotSearched error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data) return <LoadingState>{t('hotline.ring.known.asking')}</LoadingState>;
  return (
    <>
      {known.data.again && <BrokeOff {...known.data.again} />}
      <KnownBrief answer={known.data} />
    </>
  );
}

/** Why there is no number to look up: it was withheld, or belongs to a team one is not in. Null where there is one. */
function useWithoutNumber(): (ring: RingRow) => string | null {
  const { t } = useWords();
  return ({ withheld, masked }) => {
    if (withheld) return t('hotline.ring.known.withheld');
    return masked === null ? t('hotline.ring.known.not-here') : null;
  };
}

function BrokeOff({ number, brokeAt }: { number: string; brokeAt: string }) {
  const { t } = useWords();
  const { time } = useTimes();
  return (
    <Banner title={t('hotline.ring.again.broke', { number, time: time(brokeAt) })}>
      {t('hotline.ring.again.how', { number })}
    </Banner>
  );
}

/** Whether anything is known that the one line has not said already. */
export function saysMore({ data }: Known): boolean {
  return !data || data.hits.length > 0 || data.notes.length > 0 || data.again !== null;
}

const hasRule = (hit: Hit) => hit.kind === 'person' && hit.card !== null;

/** One line about it, for the strip: known or not, and whether a note waits. Names no one. */
export function useKnownLine(): (ring: RingRow, known: Known, asked: boolean) => string {
  const { t } = useWords();
  const without = useWithoutNumber();
  return (ring, { data, isError }, asked) => {
    const none = without(ring);
    if (none !== null) return none;
    if (isError) return t('hotline.ring.known.locked');
    if (!asked) return t('hotline.ring.known.unasked');
    if (!data) return t('hotline.ring.known.asking');
    const { hits, notes } = data;
    const known =
      hits.length > 0
        ? t('hotline.ring.known.hits', { count: hits.length, rule: hits.some(hasRule) ? 'yes' : 'no' })
        : t('hotline.ring.known.none');
    return [known, notes.length > 0 ? t('hotline.ring.known.note') : ''].filter(Boolean).join(' ');
  };
}
