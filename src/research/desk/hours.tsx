import { Pane, useWords } from '#desk/parts.ts';
import type { Breakdown } from '../shared.ts';
import { Completeness } from './completeness.tsx';
import styles from './figure.module.css';
import { useLabels } from './use-labels.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** The hours of the day: a column an hour, each with its number; the same as a list for a screen reader. */
export function Hours({ by }: { by: Breakdown }) {
  const { t } = useWords();
  const label = useLabels();
  const counts = new Map(by.counts.map(({ code, count }) => [Number(code), count]));
  const most = Math.max(1, ...counts.values());
  return (
    <Pane title={t('research.question.hour')}>
      <ol className={styles.hours}>
        {HOURS.map((hour) => {
          const count = counts.get(hour) ?? 0;
          return (
            <li key={hour} aria-label={`${label('hour', String(hour))}: ${count}`}>
              <b aria-hidden>{count > 0 ? count : ''}</b>
              <span aria-hidden style={{ blockSize: `${(count / most) * 100}%` }} />
              <small aria-hidden>{hour}</small>
            </li>
          );
        })}
      </ol>
      <Completeness by={by} />
    </Pane>
  );
}
