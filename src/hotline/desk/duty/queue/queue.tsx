import { useNow, useWords } from '#desk/parts.ts';
import type { WaitingRow } from '../../../shared.ts';
import { useZone } from '../use-zone.ts';
import { groupWaiting, restOfDay, type Grouped } from './grouping.ts';
import { QueueRow } from './queue-row.tsx';
import styles from './queue.module.css';

/** What tells one row from another: its promise, else its contact. */
export function rowId(row: WaitingRow): string {
  return row.promise?.id ?? row.contact;
}

export type QueueProps = {
  rows: readonly WaitingRow[];
  current: string | undefined;
  onPoint: (id: string) => void;
  onPeek: (id: string) => void;
};

/** The queue in its groups: danger now, late, within the hour, tonight, later, without a time; the oldest promise first. */
export function Queue({ rows, current, onPoint, onPeek }: QueueProps) {
  const now = useNow();
  const groups = groupWaiting(rows, now, useZone());
  return (
    <div className={styles.queue}>
      {groups.map((grouped) => (
        <Group key={grouped.group} grouped={grouped} now={now} current={current} onPoint={onPoint} onPeek={onPeek} />
      ))}
    </div>
  );
}

function Group({ grouped, now, current, onPoint, onPeek }: Omit<QueueProps, 'rows'> & { grouped: Grouped; now: Date }) {
  const { t } = useWords();
  const zone = useZone();
  const { group, rows } = grouped;
  const title = t(`hotline.duty.group.${group === 'today' ? restOfDay(now, zone) : group}`);
  return (
    <section aria-label={title}>
      <h2 className={styles.group}>
        {title} <span>{rows.length}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <QueueRow
            key={rowId(row)}
            row={row}
            current={rowId(row) === current}
            onPoint={() => onPoint(rowId(row))}
            onPeek={() => onPeek(rowId(row))}
          />
        ))}
      </ul>
    </section>
  );
}
