import { IconAlertTriangle, IconArrowRight } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Ic, useLive, useWords } from '#desk/parts.ts';
import { useNewcomers } from '../people/newcomers.tsx';
import { useOwnWords } from '../people/own-words.tsx';
import { useMyself } from '../use-myself.ts';
import styles from './missing-notice.module.css';
import { whatIsMissing, type Missing } from './what-is-missing.ts';

/** The lines on every page about what is missing before the installation stands by itself; each leads to where it is done. */
export function MissingNotice() {
  useStaffChanged();
  const newcomers = useNewcomers().data?.newcomers.length ?? 0;
  const said = useMissing(newcomers);
  if (said.length === 0) return null;
  return (
    <output className={styles.live}>
      {said.map((one) => (
        <OneMissing key={one.what} {...one} n={newcomers} />
      ))}
    </output>
  );
}

function OneMissing({ what, to, n }: Missing & { n: number }) {
  const { t } = useWords();
  const says = t(`staff.missing.${what}`, { n });
  if (!to)
    return (
      <p className={styles.notice}>
        <Warning says={says} />
      </p>
    );
  return (
    <Link to={to} className={styles.notice}>
      <Warning says={says} />
      <span className={styles.act}>
        {t('staff.missing.go')} <Ic of={IconArrowRight} size={14} />
      </span>
    </Link>
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
    for (const queryKey of [['newcomers'], ['invitations'], ['colleagues'], ['hotline', 'colleagues']])
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

function useMissing(newcomers: number): Missing[] {
  const me = useMyself();
  const waits = useOwnWords().data?.waits.length ?? 0;
  if (!me) return [];
  const { missing, cardsMissing } = me;
  return whatIsMissing({ missing, cardsMissing, waits, newcomers, director: me.may.includes('staff.quorum.make') });
}
