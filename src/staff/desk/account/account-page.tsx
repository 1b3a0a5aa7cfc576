import { PageTitle, Pane, useWords } from '#desk/parts.ts';
import styles from '../page.module.css';
import { MailWishForm, useMailWish } from './mail-wish.tsx';
import { Sessions } from './sessions.tsx';

/** `/account`: where one is signed in, and whether one is told of alerts by mail. */
export function AccountPage() {
  const { t } = useWords();
  const wish = useMailWish();
  return (
    <div className={styles.page}>
      <PageTitle>{t('staff.account.title')}</PageTitle>
      <div className={styles.columns}>
        <Pane title={t('staff.account.sessions')} flush>
          <Sessions />
        </Pane>
        {wish?.offered && (
          <Pane title={t('staff.account.mail')}>
            <MailWishForm wish={wish} />
          </Pane>
        )}
      </div>
    </div>
  );
}
