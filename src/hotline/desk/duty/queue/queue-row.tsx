import { IconMail, IconNotes, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import {
  Ic,
  Initials,
  PromiseChip,
  RiskChip,
  Sealed,
  useNow,
  useTimes,
  useWords,
  type RiskLevel,
} from '#desk/parts.ts';
import type { WaitingRow } from '../../../shared.ts';
import { useNames } from '../../editor/people.ts';
import { PeekButton } from '../../peek/peek-button.tsx';
import { kindIcons } from '../kind-icons.ts';
import styles from './queue.module.css';

const SAID_DAYS = 7;

export type QueueRowProps = { row: WaitingRow; current: boolean; onPoint: () => void; onPeek: () => void };

/** One thing that waits: by when, what, on which contact, who (sealed), risk, whose. */
export function QueueRow({ row, current, onPoint, onPeek }: QueueRowProps) {
  const { t } = useWords();
  const { promise, callType, number, risk, who, written } = row;
  const unasked = t(written ? 'hotline.duty.row.message' : 'hotline.desk.typeNotAsked');
  const type = callType ? t(`hotline.code.call_type.${callType}`) : unasked;
  return (
    <li className={styles.row} data-current={current || undefined} onPointerDown={onPoint}>
      <span className={styles.due}>
        {promise?.due ? (
          <PromiseChip due={promise.due} given={promise.made} />
        ) : (
          <Since at={promise?.made ?? row.openedAt} />
        )}
      </span>
      <Ic of={promise ? kindIcons[promise.kind] : written ? IconMail : IconNotes} />
      <Link to="/contacts/$id" params={{ id: row.contact }} className={styles.what} data-row-link onFocus={onPoint}>
        <b>{promise ? t(`tasks.kind.${promise.kind}`) : t(`hotline.duty.row.${row.danger ? 'danger' : 'open'}`)}</b>
        <span>
          {number} · {type}
          {row.withdrawn && ` · ${t('hotline.duty.row.withdrawn')}`}
          {row.danger === 'unanswered' && <Unanswered />}
          <Leaves at={row.leavesAt} />
        </span>
      </Link>
      <span className={styles.who}>
        {who === null ? (
          <span className={styles.nameless}>{t('hotline.duty.row.nameless')}</span>
        ) : (
          <Sealed inline>{who}</Sealed>
        )}
      </span>
      <span className={styles.risk}>{risk && <RiskChip level={risk as RiskLevel} />}</span>
      <span className={styles.owner}>{promise && <Owner id={promise.owner} />}</span>
      <PeekButton of={number} onPeek={onPeek} />
    </li>
  );
}

/** Since when something without a due time waits. */
function Since({ at }: { at: string }) {
  const { t } = useWords();
  const { time, shortDate, daysFrom } = useTimes();
  const today = daysFrom(useNow(), at) === 0;
  return (
    <span className={styles.since}>{t('hotline.duty.row.since', { when: today ? time(at) : shortDate(at) })}</span>
  );
}

function Unanswered() {
  const { t } = useWords();
  return (
    <>
      {' · '}
      <em className={styles.unanswered}>{t('hotline.duty.row.unanswered')}</em>
    </>
  );
}

/** Said from a week before: a contact left open goes out of the team's sight unless somebody works on it. */
function Leaves({ at }: { at: string | null }) {
  const { t } = useWords();
  const { date, daysFrom } = useTimes();
  const now = useNow();
  if (at === null || daysFrom(now, at) > SAID_DAYS) return null;
  return (
    <>
      {' · '}
      <em className={styles.leaves}>{t('hotline.duty.row.leaves', { date: date(at) })}</em>
    </>
  );
}

function Owner({ id }: { id: string | null }) {
  const { t } = useWords();
  const nameOf = useNames();
  if (id !== null) return <Initials of={nameOf(id).initials} name={nameOf(id).name} />;
  return (
    <span className={styles.nobody} title={t('hotline.duty.row.nobody')}>
      <Ic of={IconPlus} size={14} />
      <span className="said-only">{t('hotline.duty.row.nobody')}</span>
    </span>
  );
}
