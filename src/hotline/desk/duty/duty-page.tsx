import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ErrorState, LoadingState, Panes, useKeys, useWords } from '#desk/parts.ts';
import type { WaitingRow } from '../../shared.ts';
import { ContactPeek } from '../peek/contact-peek.tsx';
import { useMyself } from '../queries.ts';
import { useRowKeys } from '../use-row-keys.ts';
import { DutyTop, type Whose } from './duty-top.tsx';
import styles from './duty.module.css';
import { Nobody } from './queue/nobody.tsx';
import { Queue, rowId } from './queue/queue.tsx';
import { ShiftSheet } from './shift/shift-sheet.tsx';
import { ShiftStrip } from './shift/shift-strip.tsx';
import { useWaiting } from './use-waiting.ts';

/** `/duty`, the home of the desk: what waits, the oldest promise first; at the right who is on duty, or what is peeked at. */
export function DutyPage() {
  const { t } = useWords();
  const { mine, rows, whose, setWhose } = useWhose();
  const waiting = useWaiting();
  const navigate = useNavigate();
  const open = (row: WaitingRow) => void navigate({ to: '/contacts/$id', params: { id: row.contact } });
  const { at, peeked, setAt, setPeeked } = useRowKeys(rows, open, { idOf: rowId });
  const current = rows[at];
  const peeking = peeked && current !== undefined;
  useEffect(() => {
    if (peeking) wantDrawer();
  }, [peeking]);
  const showShift = () => {
    setPeeked(false);
    wantDrawer();
  };
  const queue = (
    <div className={styles.page}>
      <div className={styles.scroll}>
        <DutyTop whose={whose} team={waiting.data?.rows.length} mine={mine} onWhose={setWhose} />
        {waiting.isPending && <LoadingState>{t('hotline.duty.opening')}</LoadingState>}
        {waiting.isError && <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />}
        {waiting.data && rows.length === 0 && (
          <Nobody whose={whose} all={waiting.data.rows} onTeam={() => setWhose('team')} />
        )}
        {rows.length > 0 && (
          <Queue
            rows={rows}
            current={current && rowId(current)}
            onPoint={(id) => setAt(rows.findIndex((row) => rowId(row) === id))}
          />
        )}
        {waiting.data && waiting.data.left > 0 && (
          <p className={styles.left}>{t('hotline.duty.left', { n: waiting.data.left })}</p>
        )}
      </div>
      <ShiftStrip onSheet={showShift} />
    </div>
  );
  const side = peeking ? (
    <ContactPeek id={current.contact} keyed={current.promise?.id} onClose={() => setPeeked(false)} />
  ) : (
    <ShiftSheet />
  );
  const label = peeking ? t('hotline.desk.peek') : t('hotline.duty.shift.word');
  return (
    <Panes
      kind="queue"
      panes={[
        { id: 'queue', label: t('hotline.duty.title'), content: queue },
        { id: 'side', label, content: side },
      ]}
    />
  );
}

/** Whose promises are shown: the whole team's, or one's own. */
function useWhose() {
  const { t } = useWords();
  const [whose, setWhose] = useState<Whose>('team');
  const me = useMyself()?.id;
  const all = useWaiting().data?.rows ?? [];
  const own = all.filter(({ promise }) => promise && promise.owner === me);
  useKeys([
    { keys: '1', says: t('hotline.duty.tab.team'), run: () => setWhose('team') },
    { keys: '2', says: t('hotline.duty.tab.mine'), run: () => setWhose('mine') },
  ]);
  return { whose, setWhose, mine: own.length, rows: whose === 'mine' ? own : all };
}

/** On a narrower screen the right pane is a drawer: what is shown in it opens it. */
function wantDrawer(): void {
  document.querySelector('[data-pane=drawer]')?.dispatchEvent(new CustomEvent('pane-wanted'));
}
