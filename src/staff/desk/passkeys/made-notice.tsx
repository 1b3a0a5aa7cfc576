import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Ic, useTimes, useWords } from '#desk/parts.ts';
import styles from '../missing/missing-notice.module.css';
import { useMyself } from '../use-myself.ts';

/** On every page for three days after a passkey of hers was made: one she did not make herself is somebody else's way in. */
export function PasskeyMadeNotice() {
  const { t } = useWords();
  const { date, time } = useTimes();
  const at = useMyself()?.passkeyMade;
  if (!at) return null;
  const made = new Date(at);
  return (
    <output className={styles.live}>
      <Link to="/account" className={styles.notice}>
        <Ic of={IconAlertTriangle} size={16} />
        <span>{t('staff.passkeys.notice', { date: date(made), time: time(made) })}</span>
        <span className={styles.act}>
          {t('staff.passkeys.notice-go')} <Ic of={IconArrowRight} size={14} />
        </span>
      </Link>
    </output>
  );
}
