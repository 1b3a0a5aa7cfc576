import { Link } from '@tanstack/react-router';
import { LineState, useTimes, useWords } from '#desk/parts.ts';
import type { DutyLine } from '../../../shared.ts';
import { useNames } from '../../editor/people.ts';
import styles from './shift.module.css';
import { useDuty, useDutyLive } from './use-duty.ts';

/** The lines at the top of every page: who answers each, and one that nobody holds in its hours stands out. */
export function LineStates() {
  useDutyLive();
  const lines = useDuty().data?.lines ?? [];
  return lines.map((line) => <State key={line.line} line={line} />);
}

function State({ line }: { line: DutyLine }) {
  const says = useLineSays()(line);
  return (
    <Link to="/" className={styles.state} data-unheld={(line.open && !line.held) || undefined}>
      <LineState name={line.name} says={says} />
    </Link>
  );
}

/** Says how a line stands: who answers it, nobody since when, or closed. */
function useLineSays(): (line: DutyLine) => string {
  const { t } = useWords();
  const { time } = useTimes();
  const nameOf = useNames();
  return (line) => {
    const here = line.posts.filter(({ post, awaySince }) => post === 'operator' && awaySince === null);
    if (here.length > 0) return here.map(({ account }) => nameOf(account).first).join(', ');
    if (!line.open) return t('hotline.duty.line.closed');
    return line.unheldSince
      ? t('hotline.duty.line.nobody-since', { time: time(line.unheldSince) })
      : t('hotline.duty.line.nobody');
  };
}
