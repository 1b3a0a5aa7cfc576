import { useWords } from '#desk/parts.ts';
import { isPracticeNumber } from '../../shared.ts';
import styles from './practice.module.css';

/** The mark beside the number of a practice record; nothing beside a real one, or where there is no number. */
export function PracticeMark({ number }: { number: string | null }) {
  const { t } = useWords();
  return number !== null && isPracticeNumber(number) ? (
    <span className={styles.mark}>{t('staff.practice')}</span>
  ) : null;
}
