import { useQuery } from '@tanstack/react-query';
import { call, Chip, ErrorState, LoadingState, Pane, useTimes, useWords } from '#desk/parts.ts';
import type { OpenInvitation } from '../../shared.ts';
import { useRoleName } from '../roles/use-role-name.ts';
import { useMyself } from '../use-myself.ts';
import styles from './people.module.css';
import { TakeBack } from './take-back.tsx';

/** Invitations nobody has used yet, as the server tells it. Their codes are not among it: each was shown once. */
function useInvitations() {
  return useQuery({
    queryKey: ['invitations'],
    queryFn: () => call<{ invitations: OpenInvitation[] }>('GET', '/desk/api/invitations'),
  });
}

/** The same in a pane of its own, where there is anybody at all: beside the form of the first run. */
export function InvitedSoFar() {
  const { t } = useWords();
  const open = useInvitations();
  if (!open.data || open.data.invitations.length === 0) return null;
  return (
    <Pane title={t('staff.invite.open')} flush>
      <OpenInvitations />
    </Pane>
  );
}

/** Whom an answer is still awaited from, until when each invitation holds, and which one is over. */
export function OpenInvitations() {
  const { t } = useWords();
  const open = useInvitations();
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
        <Row key={invitation.id} invitation={invitation} />
      ))}
    </ul>
  );
}

function Row({ invitation }: { invitation: OpenInvitation }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const roleName = useRoleName();
  const me = useMyself();
  const { name, address, gender, roles, until, over } = invitation;
  return (
    <li className={styles.row} data-over={over || undefined}>
      <b>{name}</b>
      <span className={styles.small}>
        {t(over ? 'staff.invite.over' : 'staff.invite.until', { date: date(until), time: time(until) })}
      </span>
      <span className={styles.address}>{address}</span>
      <span className={styles.roles}>
        {roles.map((role) => (
          <Chip key={role}>{roleName(role, gender)}</Chip>
        ))}
      </span>
      {me?.may.includes('staff.invitation.withdraw') && <TakeBack invitation={invitation} />}
    </li>
  );
}
