import { useWords } from '#desk/parts.ts';
import type { Scoring } from '../../shared.ts';
import { useChecking } from './checking.ts';
import styles from './run.module.css';

/** The finding as what it is: advice. */
export function Advice({ scoring }: { scoring: Scoring }) {
  const { t } = useWords();
  const { run, about } = useChecking();
  return (
    <section className={styles.advice} aria-label={t('screening.desk.advice')} aria-live="polite">
      <span>{t('screening.desk.advice')}</span>
      <b>{t(`screening.code.result.${scoring.result}`)}</b>
      <p>{t(`screening.meaning.${scoring.result}`)}</p>
      <p>{t(`screening.desk.about.${run.list.id}`)}</p>
      {about?.age === 'unclear' && <p>{t('screening.desk.ageUnclear')}</p>}
    </section>
  );
}
