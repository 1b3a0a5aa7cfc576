import { Link } from '@tanstack/react-router';
import { Ic, RiskChip, Sealed, StateChip, useNow, useTimes, useWords, type RiskLevel } from '#desk/parts.ts';
import type { ContactSummary } from '../../shared.ts';
import { channelIcons } from '../editor/tabs.tsx';
import { useLines } from '../queries.ts';
import styles from './list.module.css';

export type ContactRowProps = { row: ContactSummary; current: boolean; onPoint: () => void; onOpen: () => void };

/** One contact of the list: what it was, its number, who (sealed), risk, state, when. */
export function ContactRow({ row, current, onPoint }: ContactRowProps) {
  const { t } = useWords();
  const { date, time, daysFrom } = useTimes();
  const now = useNow();
  const { data: lines = [] } = useLines();
  const today = daysFrom(now, row.openedAt) === 0;
  const Drawn = channelIcons[row.channel] ?? channelIcons['telephone'];
  const line = lines.find(({ id }) => id === row.line)?.name ?? '';
  return (
    <li className={styles.row} data-current={current || undefined} onPointerDown={onPoint}>
      <span className={styles.when}>{today ? time(row.openedAt) : date(row.openedAt)}</span>
      {Drawn && <Ic of={Drawn} />}
      <Link to="/contacts/$id" params={{ id: row.id }} className={styles.what} data-row-link onFocus={onPoint}>
        <b>{row.callType ? t(`hotline.code.call_type.${row.callType}`) : t('hotline.desk.typeNotAsked')}</b>
        <span>
          {row.number} · {line}
        </span>
      </Link>
      <span className={styles.who}>{row.who !== null && <Sealed inline>{row.who}</Sealed>}</span>
      <span>{row.risk && <RiskChip level={row.risk as RiskLevel} />}</span>
      <span>
        <StateChip state={row.outcome ? 'done' : 'working'}>
          {row.outcome ? t(`hotline.code.outcome.${row.outcome}`) : t('hotline.desk.open')}
        </StateChip>
      </span>
    </li>
  );
}
