import { useWords } from '#desk/parts.ts';
import { Readers } from '#staff/desk/index.ts';
import styles from './page.module.css';

/** Who can read the case and why, sharing it, and the way to who read what. */
export function Access({ id }: { id: string }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="readers" className={styles.access}>
      <h2 id="readers">{t('desk.grants.title')}</h2>
      <Readers of="cases" id={id} />
    </section>
  );
}
