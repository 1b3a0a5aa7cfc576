import { useWords } from '#desk/parts.ts';
import { isPracticeNumber } from '../../shared.ts';
import styles from './practice.module.css';

/** The mark beside the number of a practice contact; nothing beside a real one. */
export function PracticeMark({ number }: { number: string }) {
  const { t } = useWords();
  return isPracticeNumber(number) ? <span className={styles.mark}>{t('hotline.practice')}</span> : null;
}
