import { createPortal } from 'react-dom';
import { Chip, useWords } from '#desk/parts.ts';
import { useMyself } from '../use-myself.ts';
import styles from './demo-mark.module.css';

/** Says on every screen, and on every print, that everything here is invented. */
export function DemoMark() {
  const { t } = useWords();
  if (!useMyself()?.organisation.demo) return null;
  return (
    <>
      <Chip tone="warn">{t('staff.demo.title')}</Chip>
      {createPortal(<p className={styles.onPaper}>{t('staff.demo.paper')}</p>, document.body)}
    </>
  );
}
