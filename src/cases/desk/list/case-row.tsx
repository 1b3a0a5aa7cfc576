import { Link } from '@tanstack/react-router';
import { IconFolder } from '@tabler/icons-react';
import { Ic, PromiseChip, RiskChip, Sealed, StateChip, useTimes, useWords } from '#desk/parts.ts';
import { PracticeMark } from '#staff/desk/index.ts';
import type { CaseSummary } from '../../shared.ts';
import { stateOf } from '../case-state.ts';
import { Owner } from '../owner.tsx';
import { useTeamName } from '../use-team-name.ts';
import styles from './list.module.css';

export type CaseRowProps = { row: CaseSummary; current: boolean; onPoint: () => void };

/** One case of the list: what of it is due first, its number, team and when it was opened, who (sealed), risk, status, who has charge of it. */
export function CaseRow({ row, current, onPoint }: CaseRowProps) {
  const { t } = useWords();
  const { date } = useTimes();
  const teamName = useTeamName();
  return (
    <li className={styles.row} data-current={current || undefined} onPointerDown={onPoint}>
      <span className={styles.when}>{row.due !== null && <PromiseChip due={row.due} />}</span>
      <Ic of={IconFolder} />
      <Link to="/cases/$id" params={{ id: row.id }} className={styles.what} data-row-link onFocus={onPoint}>
        <b>
          {row.number}
          <PracticeMark number={row.number} />
        </b>
        <span>{t('cases.list.opened', { team: teamName(row.team), date: date(row.openedAt) })}</span>
      </Link>
      <span className={styles.who}>{row.who !== null && <Sealed inline>{row.who}</Sealed>}</span>
      <span>
        <RiskChip level={row.risk} />
      </span>
      <span>
        <StateChip state={stateOf(row.status)}>{t(`cases.code.status.${row.status}`)}</StateChip>
      </span>
      <span className={styles.owner}>
        <Owner of={row} />
      </span>
    </li>
  );
}
