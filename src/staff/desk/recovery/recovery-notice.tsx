import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { call, Ic, useLive, useTimes, useWords } from '#desk/parts.ts';
import type { Announced } from '../../shared.ts';
import styles from '../missing/missing-notice.module.css';
import { useColleagues } from '../people/colleagues.tsx';

/** On every page while an opening by the trustees is announced: whose access, why, and from when it can act. */
export function RecoveryNotice() {
  const { t } = useWords();
  const { date, time } = useTimes();
  const told = useQuery({
    queryKey: ['recovery'],
    queryFn: () => call<{ announced: Announced | null }>('GET', '/desk/api/recovery'),
    refetchInterval: 60_000,
  });
  const colleagues = useColleagues().data?.colleagues ?? [];
  useLive(['staff.changed'], () => void told.refetch());
  const announced = told.data?.announced;
  if (!announced) return null;
  const due = new Date(announced.dueAt);
  const who = colleagues.find((colleague) => colleague.id === announced.person)?.name ?? '';
  return (
    <output className={styles.notice}>
      <Ic of={IconAlertTriangle} size={16} />
      <span>
        {t('staff.recovery.notice', { who, reason: announced.reason ?? '', date: date(due), time: time(due) })}
      </span>
    </output>
  );
}
