import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Ic, useTimes, useWords } from '#desk/parts.ts';
import styles from '../missing/missing-notice.module.css';
import { useMyself } from '../use-myself.ts';

/** On every page while somebody often tries to sign in as her: she is the one who can say whether it is herself. */
export function TriedNotice() {
  const { t } = useWords();
  const { date, time } = useTimes();
  const tried = useMyself()?.tried;
  if (!tried) return null;
  const last = new Date(tried.last);
  return (
    <output className={styles.live}>
      <Link to="/account" className={styles.notice}>
        <Ic of={IconAlertTriangle} size={16} />
        <span>{t('staff.tries.notice', { n: tried.times, date: date(last), time: time(last) })}</span>
        <span className={styles.act}>
          {t('staff.passkeys.notice-go')} <Ic of={IconArrowRight} size={14} />
        </span>
      </Link>
    </output>
  );
}
