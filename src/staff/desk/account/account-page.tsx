import { PageTitle, Pane, useWords } from '#desk/parts.ts';
import styles from '../page.module.css';
import { accountParts } from './account-parts.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { MailWishForm, useMailWish } from './mail-wish.tsx';
import { Passkeys } from '../passkeys/passkeys.tsx';
import { Sessions } from './sessions.tsx';

/** `/account`: where one is signed in, one's passphrase and passkeys, whether one is told of alerts by mail, and what other rooms show of one's own. */
export function AccountPage() {
  const { t } = useWords();
  const wish = useMailWish();
  return (
    <div className={styles.page}>
      <PageTitle>{t('staff.account.title')}</PageTitle>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <Pane title={t('staff.account.sessions')} flush>
            <Sessions />
          </Pane>
          <Passkeys />
          {wish?.offered && (
            <Pane title={t('staff.account.mail')}>
              <MailWishForm wish={wish} />
            </Pane>
          )}
        </div>
        <div className={styles.stack}>
          <Pane title={t('staff.account.passphrase')}>
            <ChangePassphrase />
          </Pane>
          {accountParts().map((Part, at) => (
            <Part key={at} />
          ))}
        </div>
      </div>
    </div>
  );
}
