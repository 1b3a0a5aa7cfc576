import { PageTitle, Pane, useWords } from '#desk/parts.ts';
import { ConnectTelephone } from './connect-telephone.tsx';
import { TelephoneList } from './telephone-list.tsx';
import styles from './telephones.module.css';

/** `/telephones`: which telephone systems may announce calls, and connecting another. */
export function TelephonesPage() {
  const { t } = useWords();
  return (
    <div className={styles.page}>
      <PageTitle>{t('hotline.telephones.title')}</PageTitle>
      <p className={styles.lead}>{t('hotline.telephones.lead')}</p>
      <div className={styles.columns}>
        <Pane title={t('hotline.telephones.connected')} flush>
          <TelephoneList />
        </Pane>
        <Pane title={t('hotline.telephones.connect')}>
          <ConnectTelephone />
        </Pane>
      </div>
    </div>
  );
}
