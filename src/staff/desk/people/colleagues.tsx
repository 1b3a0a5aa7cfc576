import { useQuery } from '@tanstack/react-query';
import { call, Chip, EmptyState, ErrorState, LoadingState, useWords } from '#desk/parts.ts';
import type { Colleague } from '../../shared.ts';
import { Leave } from '../cover/leave.tsx';
import { useRoleName } from '../roles/use-role-name.ts';
import { useMyself } from '../use-myself.ts';
import { EndSessions } from './end-sessions.tsx';
import styles from './people.module.css';

/** Everybody who works here, as the server tells it. */
export function useColleagues() {
  return useQuery({
    queryKey: ['colleagues'],
    queryFn: () => call<{ colleagues: Colleague[] }>('GET', '/desk/api/colleagues'),
  });
}

/** Everybody who works here with her roles; those who left stay as names under old records. */
export function Colleagues() {
  const { t } = useWords();
  const found = useColleagues();
  if (found.isPending)
    return (
      <div className={styles.inside}>
        <LoadingState />
      </div>
    );
  if (found.isError)
    return (
      <div className={styles.inside}>
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      </div>
    );
  const { colleagues } = found.data;
  if (colleagues.length === 0)
    return (
      <div className={styles.inside}>
        <EmptyState title={t('staff.people.none')}>{t('staff.people.none-text')}</EmptyState>
      </div>
    );
  return (
    <ul className={styles.rows}>
      {colleagues.map((colleague) => (
        <Row key={colleague.id} colleague={colleague} />
      ))}
    </ul>
  );
}

function Row({ colleague }: { colleague: Colleague }) {
  const { t } = useWords();
  const me = useMyself();
  const roleName = useRoleName();
  const { id, name, gender, left, roles } = colleague;
  return (
    <li className={styles.row} data-left={left || undefined}>
      <span className={styles.who}>
        <b>{name}</b>
        <span className={styles.roles}>
          {id === me?.id && <Chip tone="line">{t('staff.people.you')}</Chip>}
          {left && <Chip tone="dashed">{t('staff.people.left', { gender })}</Chip>}
          {roles.map((role) => (
            <Chip key={role}>{roleName(role, gender)}</Chip>
          ))}
        </span>
      </span>
      {!left && id !== me?.id && (
        <span className={styles.ends}>
          {me?.may.includes('staff.session.end') && <EndSessions colleague={colleague} />}
          {me?.may.includes('staff.leave') && <Leave colleague={colleague} />}
        </span>
      )}
    </li>
  );
}
