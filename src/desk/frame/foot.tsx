import type { ReactNode } from 'react';
import { useAwaySince } from '../live.ts';
import { useBindings } from '../keys/bindings.ts';
import { useNow } from '../now.ts';
import { Key } from '../parts/key.tsx';
import { SaveState } from '../parts/save-state.tsx';
import { useTimes } from '../use-times.ts';
import { useWords } from '../words.tsx';
import styles from './foot.module.css';
import { useSaving } from './saving.ts';

const mostKeys = 3;

/** The last line: what is saved, what the modules say (search locked or not), the keys of this screen, the time. */
export function Foot({ children }: { children?: ReactNode }) {
  const { t } = useWords();
  const { time, weekday, date } = useTimes();
  const now = useNow();
  const saving = useSaving();
  const away = useAwaySince();
  const keys = useBindings()
    .filter((binding) => binding.foot)
    .slice(0, mostKeys);
  return (
    <footer className={styles.foot}>
      {saving && <SaveState state={saving} />}
      <output className={styles.away}>{away && t('desk.frame.away', { time: time(away) })}</output>
      {children}
      <span className={styles.keys}>
        {keys.map((binding) => (
          <span key={binding.keys}>
            <Key k={binding.keys} /> {binding.says}
          </span>
        ))}
      </span>
      <span className={styles.date}>{t('desk.frame.today', { weekday: weekday(now), date: date(now) })}</span>
      <b>{time(now)}</b>
    </footer>
  );
}
