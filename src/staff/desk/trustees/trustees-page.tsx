import { PageTitle, useWords } from '#desk/parts.ts';
import styles from '../page.module.css';
import { Trustees } from './trustees.tsx';

/** `/trustees`: the recovery trustees outside the first run, where whatever was left for later is finished. */
export function TrusteesPage() {
  const { t, rich } = useWords();
  return (
    <div className={styles.page}>
      <PageTitle>{t('staff.trustees.title')}</PageTitle>
      <p className={styles.lead}>{rich('staff.trustees.lead')}</p>
      <Trustees />
    </div>
  );
}
