import { useState } from 'react';
import { Banner, PageTitle, useWords } from '#desk/parts.ts';
import styles from '../page.module.css';
import { useMyself } from '../use-myself.ts';
import { OwnSheet } from './own-sheet.tsx';

/** `/own-sheet`: a colleague's own recovery sheet, for the first time or anew. */
export function OwnSheetPage() {
  const { t } = useWords();
  const me = useMyself();
  const [done, setDone] = useState(false);
  const missing = me?.missing.includes('own-sheet') ?? false;
  return (
    <div className={styles.page}>
      <PageTitle>{t('staff.sheet.title')}</PageTitle>
      <p className={styles.lead}>{t('staff.sheet.lead')}</p>
      {done && (
        <Banner tone="ok" live>
          {t('staff.sheet.checked')}
        </Banner>
      )}
      {!missing && !done && <Banner tone="note">{t('staff.sheet.there')}</Banner>}
      {!done && (
        <OwnSheet onChecked={() => setDone(true)} first={t(missing ? 'staff.sheet.make' : 'staff.sheet.anew')} />
      )}
    </div>
  );
}
