import { IconPhoneOff, IconPhoneCheck } from '@tabler/icons-react';
import { Chip, Ic, Sealed, useNow, useTimes, useWords } from '#desk/parts.ts';
import type { RingRow } from '../../ring/answers.ts';
import queue from '../duty/queue/queue.module.css';
import { useLineName } from '../ring/use-line-name.ts';
import styles from './missed.module.css';

export type MissedCallsProps = {
  rings: readonly RingRow[];
  current: string | undefined;
  /** Whether the current one is shown beside. */
  peeking: boolean;
  /** Points at one and shows it beside, or closes that again. */
  onPeek: (id: string) => void;
};

/** Calls nobody took, or took at the telephone and did not write down; a group of its own in what waits. */
export function MissedCalls({ rings, current, peeking, onPeek }: MissedCallsProps) {
  const { t } = useWords();
  const title = t('hotline.missed.title');
  if (rings.length === 0) return null;
  return (
    <section className={queue.queue} aria-label={title}>
      <h2 className={queue.group}>
        {title} <span>{asking(rings).length}</span>
      </h2>
      <ul>
        {rings.map((ring) => (
          <Row
            key={ring.id}
            ring={ring}
            current={ring.id === current}
            shown={peeking && ring.id === current}
            onPeek={() => onPeek(ring.id)}
          />
        ))}
      </ul>
    </section>
  );
}

/** The missed calls that ask for something: those whose number stands in a contact since do not. */
export function asking(rings: readonly RingRow[]): RingRow[] {
  return rings.filter(({ since }) => since === null);
}

type RowProps = { ring: RingRow; current: boolean; shown: boolean; onPeek: () => void };

function Row({ ring, current, shown, onPeek }: RowProps) {
  const { t } = useWords();
  const line = useLineName()(ring.line);
  const when = useWhen();
  const answered = ring.state === 'answered';
  const written = ring.since && t('hotline.missed.since', { when: when(ring.since.at) });
  return (
    <li className={styles.row} data-current={current || undefined} data-settled={ring.since !== null || undefined}>
      <span className={styles.when}>{when(ring.rangAt)}</span>
      <Ic of={answered || written ? IconPhoneCheck : IconPhoneOff} />
      <button type="button" className={styles.what} data-row-link onClick={onPeek} aria-expanded={shown}>
        <b>{t(answered ? 'hotline.missed.answered' : 'hotline.missed.one', { line })}</b>
        {written && <span>{written}</span>}
        <span>{t(ring.kept ? 'hotline.missed.kept-until' : 'hotline.missed.until', { when: when(ring.goneAt) })}</span>
      </button>
      <span className={styles.number}>
        {ring.withheld && <span className={styles.hidden}>{t('hotline.missed.withheld')}</span>}
        {ring.masked !== null && <Sealed inline>{ring.masked}</Sealed>}
      </span>
      <span className={styles.kept}>{ring.kept && <Chip tone="ok">{t('hotline.missed.kept')}</Chip>}</span>
    </li>
  );
}

/** `21.14` today, `23. 11. u 21.14` on another day. */
export function useWhen(): (at: string) => string {
  const { t } = useWords();
  const { time, shortDate, daysFrom } = useTimes();
  const now = useNow();
  return (at) =>
    daysFrom(now, at) === 0 ? time(at) : t('hotline.missed.day', { date: shortDate(at), time: time(at) });
}
