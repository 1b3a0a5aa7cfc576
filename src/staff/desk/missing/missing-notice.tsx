import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Ic, useWords } from '#desk/parts.ts';
import { useNewcomers } from '../people/newcomers.tsx';
import { useOwnWords } from '../people/own-words.tsx';
import { useMyself } from '../use-myself.ts';
import styles from './missing-notice.module.css';

type Said = { to: string; says: string };

/** The line on every page about what is missing before the installation stands by itself; leads to where it is done. */
export function MissingNotice() {
  const { t } = useWords();
  const said = useMissing();
  if (!said) return null;
  return (
    <output className={styles.live}>
      <Link to={said.to} className={styles.notice}>
        <Ic of={IconAlertTriangle} size={16} />
        <span>{said.says}</span>
        <span className={styles.act}>
          {t('staff.missing.go')} <Ic of={IconArrowRight} size={14} />
        </span>
      </Link>
    </output>
  );
}

/** The one thing to do next: one's own sheet, then the organisation's shares, then people who wait. */
function useMissing(): Said | null {
  const { t } = useWords();
  const me = useMyself();
  const own = useOwnWords().data;
  const newcomers = useNewcomers().data?.newcomers.length ?? 0;
  const missing = me?.missing ?? [];
  if (missing.includes('own-sheet')) return { to: '/own-sheet', says: t('staff.missing.own-sheet') };
  const quorum = missing.find((part) => part === 'trustees' || part === 'shares' || part === 'shares-again');
  if (quorum && me?.may.includes('staff.quorum.make')) return { to: '/trustees', says: t(`staff.missing.${quorum}`) };
  if (own && own.waits.length > 0) return { to: '/staff', says: t('staff.missing.let-in') };
  return newcomers > 0 ? { to: '/staff', says: t('staff.missing.newcomers', { n: newcomers }) } : null;
}
