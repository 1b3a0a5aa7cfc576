import { useTimes, useWords } from '#desk/parts.ts';
import type { Tries } from '../../shared.ts';
import styles from './account.module.css';

/** On which days somebody was refused while signing in as her: her own mistakes stand here too, and are hers to know. */
export function TriesList({ tries }: { tries: Tries[] }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  if (tries.length === 0) return null;
  return (
    <div className={styles.foot}>
      <b>{t('staff.tries.title')}</b>
      <ul className={styles.small}>
        {tries.map(({ day, tries: n, last }) => (
          <li key={day}>{t('staff.tries.day', { n, date: date(new Date(last)), time: time(new Date(last)) })}</li>
        ))}
      </ul>
      <p className={styles.small}>{t('staff.tries.what')}</p>
    </div>
  );
}
