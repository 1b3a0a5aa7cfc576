import { Button } from '@mantine/core';
import { EmptyState, useNow, useTimes, useWords } from '#desk/parts.ts';
import type { WaitingRow } from '../../../shared.ts';
import type { Whose } from '../duty-top.tsx';
import styles from './nobody.module.css';

/** An empty queue: nobody waits at all, or nothing waits for me while the team's queue says what comes next. */
export function Nobody({ whose, all, onTeam }: { whose: Whose; all: readonly WaitingRow[]; onTeam: () => void }) {
  const { t } = useWords();
  const next = useNext(all);
  if (whose === 'team' || all.length === 0)
    return (
      <div className={styles.empty}>
        <EmptyState title={t('hotline.duty.none')}>{t('hotline.duty.none.text')}</EmptyState>
      </div>
    );
  const action = (
    <Button size="xs" onClick={onTeam}>
      {t('hotline.duty.none.team')}
    </Button>
  );
  return (
    <div className={styles.empty}>
      <EmptyState kind="filtered" title={t('hotline.duty.none.mine')} action={action}>
        {next} {t('hotline.duty.none.of-team', { n: all.length })}
      </EmptyState>
    </div>
  );
}

/** "The next promise is tomorrow at 8.30"; nothing where none has a time to come. */
function useNext(all: readonly WaitingRow[]): string {
  const { t } = useWords();
  const { time, shortDate, daysFrom } = useTimes();
  const now = useNow();
  // What is in danger stands first whatever its time, so the next one is not the first found.
  const dues = all.flatMap(({ promise }) => promise?.due ?? []).filter((at) => new Date(at) > now);
  const due = dues.toSorted()[0];
  if (!due) return '';
  const days = daysFrom(now, due);
  const when = days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'day';
  return t(`hotline.duty.none.next.${when}`, { time: time(due), date: shortDate(due) });
}
