import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ic, useLive, useWords } from '#desk/parts.ts';
import { useNewcomers } from '../people/newcomers.tsx';
import { useOwnWords } from '../people/own-words.tsx';
import { useMyself } from '../use-myself.ts';
import styles from './missing-notice.module.css';

/** What is missing, and where it is done: nowhere for somebody who cannot do it herself. */
type Said = { to: string | null; says: string };

/** The line on every page about what is missing before the installation stands by itself; leads to where it is done. */
export function MissingNotice() {
  const { t } = useWords();
  useStaffChanged();
  const said = useMissing();
  if (!said) return null;
  return (
    <output className={styles.live}>
      {said.to ? (
        <Link to={said.to} className={styles.notice}>
          <Warning says={said.says} />
          <span className={styles.act}>
            {t('staff.missing.go')} <Ic of={IconArrowRight} size={14} />
          </span>
        </Link>
      ) : (
        <p className={styles.notice}>
          <Warning says={said.says} />
        </p>
      )}
    </output>
  );
}

/**
 * Somebody came, was let in or left. Whoever was let in herself may now read, answer and search more, so everything on
 * her screen is asked again; the others ask for who is here and who waits.
 */
function useStaffChanged(): void {
  const queries = useQueryClient();
  const me = useMyself();
  useLive(['staff.changed'], ({ id }) => {
    if (id === me?.id) return void queries.invalidateQueries();
    for (const queryKey of [['newcomers'], ['colleagues'], ['hotline', 'colleagues']])
      void queries.invalidateQueries({ queryKey });
  });
}

function Warning({ says }: { says: string }) {
  return (
    <>
      <Ic of={IconAlertTriangle} size={16} />
      <span>{says}</span>
    </>
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
  const director = me?.may.includes('staff.quorum.make') ?? false;
  if (quorum && director) return { to: '/trustees', says: t(`staff.missing.${quorum}`) };
  if (own && own.waits.length > 0) return { to: '/staff', says: t('staff.missing.let-in') };
  if (newcomers > 0) return { to: '/staff', says: t('staff.missing.newcomers', { n: newcomers }) };
  if (quorum) return { to: null, says: t(`staff.missing.${quorum}`) };
  return me?.cardsMissing ? { to: null, says: t('staff.missing.cards') } : null;
}
