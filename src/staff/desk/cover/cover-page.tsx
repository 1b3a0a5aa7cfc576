import { PageTitle, Pane, useTitle, useWords } from '#desk/parts.ts';
import styles from '../page.module.css';
import { useMyself } from '../use-myself.ts';
import { OpenForm } from './open-form.tsx';
import { Openings } from './openings.tsx';

/** `/cover`: a lead opens an absent colleague's record with a reason and for a while; others review it. */
export function CoverPage() {
  const { t } = useWords();
  useTitle(t('staff.cover.title'));
  const may = useMyself()?.may ?? [];
  return (
    <div className={styles.page}>
      <PageTitle>{t('staff.cover.title')}</PageTitle>
      <p className={styles.lead}>{t('staff.cover.lead')}</p>
      <div className={styles.columns}>
        {may.includes('vault.standby.open') && (
          <Pane title={t('staff.cover.open')}>
            <OpenForm />
          </Pane>
        )}
        <Pane title={t('staff.cover.openings')} flush>
          <Openings />
        </Pane>
      </div>
    </div>
  );
}
