import { useQuery } from '@tanstack/react-query';
import { call, Chip, ErrorState, LoadingState, useTimes, useWords } from '#desk/parts.ts';
import type { OpenInvitation } from '../../shared.ts';
import { useRoleName } from '../roles/use-role-name.ts';
import styles from './people.module.css';

/** Invitations nobody has used yet. Their codes are not here: each was shown once. */
export function OpenInvitations() {
  const { t } = useWords();
  const { date } = useTimes();
  const roleName = useRoleName();
  const open = useQuery({
    queryKey: ['invitations'],
    queryFn: () => call<{ invitations: OpenInvitation[] }>('GET', '/desk/api/invitations'),
  });
  if (!open.isSuccess)
    return (
      <div className={styles.inside}>
        {open.isError ? <ErrorState error={open.error} onRetry={() => void open.refetch()} /> : <LoadingState />}
      </div>
    );
  const { invitations } = open.data;
  if (invitations.length === 0) return <p className={styles.quiet}>{t('staff.invite.none')}</p>;
  return (
    <ul className={styles.rows}>
      {invitations.map((invitation) => (
        <li key={invitation.id} className={styles.row}>
          <b>{invitation.name}</b>
          <span className={styles.small}>{t('staff.invite.until', { date: date(invitation.until) })}</span>
          <span className={styles.roles}>
            {invitation.roles.map((role) => (
              <Chip key={role}>{roleName(role, invitation.gender)}</Chip>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
