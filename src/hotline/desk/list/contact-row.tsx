import { Link } from '@tanstack/react-router';
import { Ic, Initials, RiskChip, Sealed, StateChip, useNow, useTimes, useWords, type RiskLevel } from '#desk/parts.ts';
import type { ContactSummary } from '../../shared.ts';
import { channelIcons } from '../channel-icons.ts';
import { useNames } from '../editor/people.ts';
import { PeekButton } from '../peek/peek-button.tsx';
import { PracticeMark } from '#staff/desk/index.ts';
import { useLines } from '../queries.ts';
import styles from './list.module.css';

export type ContactRowProps = { row: ContactSummary; current: boolean; onPoint: () => void; onPeek: () => void };

/** One contact of the list: what it was, its number, who (sealed), risk, state, when, who spoke. */
export function ContactRow({ row, current, onPoint, onPeek }: ContactRowProps) {
  const { t } = useWords();
  const { date, time, daysFrom } = useTimes();
  const now = useNow();
  const { data: lines = [] } = useLines();
  // Written down afterwards it stands under its own day; the hour is sealed.
  const today = !row.enteredLater && daysFrom(now, row.openedAt) === 0;
  const when = today ? time(row.openedAt) : date(row.enteredLater ? `${row.day}T12:00:00Z` : row.openedAt);
  const Drawn = channelIcons[row.channel] ?? channelIcons['telephone'];
  const line = lines.find(({ id }) => id === row.line)?.name ?? '';
  const spoke = useNames()(row.handledBy ?? row.recordedBy);
  return (
    <li className={styles.row} data-current={current || undefined} onPointerDown={onPoint}>
      <span className={styles.when}>{when}</span>
      {Drawn && <Ic of={Drawn} />}
      <Link to="/contacts/$id" params={{ id: row.id }} className={styles.what} data-row-link onFocus={onPoint}>
        <b>{row.callType ? t(`hotline.code.call_type.${row.callType}`) : t('hotline.desk.typeNotAsked')}</b>
        <span>
          {row.number} · {line}
          <PracticeMark number={row.number} />
          {row.enteredLater && <> · {t('hotline.desk.contacts.later')}</>}
        </span>
      </Link>
      <span className={styles.who}>{row.who !== null && <Sealed inline>{row.who}</Sealed>}</span>
      <span>{row.risk && <RiskChip level={row.risk as RiskLevel} />}</span>
      <span>
        <StateChip state={row.outcome ? 'done' : 'working'}>
          {row.outcome ? t(`hotline.code.outcome.${row.outcome}`) : t('hotline.desk.open')}
        </StateChip>
      </span>
      <Initials of={spoke.initials} name={spoke.name} />
      <PeekButton of={row.number} onPeek={onPeek} />
    </li>
  );
}
