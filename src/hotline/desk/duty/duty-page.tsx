import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { ErrorState, LoadingState, Panes, useKeys, useWords, useRowKeys } from '#desk/parts.ts';
import type { RingRow } from '../../ring/answers.ts';
import type { WaitingRow } from '../../shared.ts';
import { asking, MissedCalls } from '../missed/missed-calls.tsx';
import { MissedPeek } from '../missed/missed-peek.tsx';
import { NoMissed } from '../missed/no-missed.tsx';
import { ContactPeek } from '../peek/contact-peek.tsx';
import { useMyself } from '../queries.ts';
import { PracticeEnded } from '../practice/practice-ended.tsx';
import { EndingSoon } from '../retention/ending-soon.tsx';
import { ErasedSoon, NewsOfErasing } from '../retention/retention-today.tsx';
import { useRings } from '../ring/use-rings.ts';
import { ContactTabs } from '../tabs/tabs.tsx';
import { DutyTop, type Whose } from './duty-top.tsx';
import styles from './duty.module.css';
import { Nobody } from './queue/nobody.tsx';
import { Queue, rowId } from './queue/queue.tsx';
import { WrittenButton } from '../written/written-button.tsx';
import { ShiftSheet } from './shift/shift-sheet.tsx';
import { ShiftStrip } from './shift/shift-strip.tsx';
import { useWaiting } from './use-waiting.ts';

/** The home of the desk: what waits, the oldest promise first; at the right who is on duty, or what is peeked at. */
export function DutyPage() {
  const { t } = useWords();
  const { mine, rows, missed, whose, setWhose } = useWhose();
  const waiting = useWaiting();
  const rings = useRings();
  const navigate = useNavigate();
  const all: Row[] = [...rows, ...missed];
  const open = (row: Row, peek: () => void) =>
    'contact' in row ? void navigate({ to: '/contacts/$id', params: { id: row.contact } }) : peek();
  const { at, peeked, setAt, setPeeked } = useRowKeys(all, open, { idOf });
  const current = all[at];
  const peeking = peeked && current !== undefined;
  useEffect(() => {
    if (peeking) wantDrawer();
  }, [peeking]);
  const showShift = () => {
    setPeeked(false);
    wantDrawer();
  };
  const point = (id: string) => setAt(all.findIndex((row) => idOf(row) === id));
  const peekAt = (id: string) => {
    point(id);
    setPeeked(wantDrawer() || !(peeking && idOf(current) === id));
  };
  const queue = (
    <div className={styles.page}>
      <ContactTabs />
      <div className={styles.scroll}>
        <DutyTop
          whose={whose}
          team={waiting.data?.rows.length}
          mine={mine}
          missed={rings.data && asking(rings.data.missed).length}
          onWhose={setWhose}
        />
        <NewsOfErasing />
        {whose === 'missed' ? (
          <NoMissed />
        ) : (
          <Promised
            whose={whose}
            rows={rows}
            current={current && idOf(current)}
            onPoint={point}
            onPeek={peekAt}
            onTeam={() => setWhose('team')}
          />
        )}
        <MissedCalls rings={missed} current={current && idOf(current)} peeking={peeking} onPeek={peekAt} />
        <PracticeEnded />
        <ErasedSoon />
        <EndingSoon />
      </div>
      <ShiftStrip onSheet={showShift} />
    </div>
  );
  const side = peeking ? <Peek row={current} onClose={() => setPeeked(false)} /> : <ShiftSheet />;
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

type Row = WaitingRow | RingRow;

/** What tells one thing that waits from another: a call nobody took, a promise, a contact without one. */
function idOf(row: Row): string {
  return 'contact' in row ? rowId(row) : row.id;
}

function Peek({ row, onClose }: { row: Row; onClose: () => void }) {
  if (!('contact' in row)) return <MissedPeek ring={row} onClose={onClose} />;
  return <ContactPeek id={row.contact} keyed={row.promise?.id} onClose={onClose} />;
}

type PromisedProps = {
  whose: Whose;
  rows: readonly WaitingRow[];
  current: string | undefined;
  onPoint: (id: string) => void;
  onPeek: (id: string) => void;
  onTeam: () => void;
};

function Promised({ whose, rows, current, onPoint, onPeek, onTeam }: PromisedProps) {
  const { t } = useWords();
  const waiting = useWaiting();
  if (waiting.isPending) return <LoadingState>{t('hotline.duty.opening')}</LoadingState>;
  if (waiting.isError) return <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />;
  const { left, said } = waiting.data;
  return (
    <>
      {whose === 'team' && <WrittenButton rows={rows} />}
      {rows.length === 0 && <Nobody whose={whose} all={waiting.data.rows} onTeam={onTeam} />}
      {rows.length > 0 && <Queue rows={rows} current={current} onPoint={onPoint} onPeek={onPeek} />}
      {said > 0 && <p className={styles.left}>{t('hotline.duty.said', { n: said })}</p>}
      {left > 0 && <p className={styles.left}>{t('hotline.duty.left', { n: left })}</p>}
    </>
  );
}

/** What is shown: the whole team's promises and the missed calls, one's own promises, or the missed calls alone. */
function useWhose() {
  const { t } = useWords();
  const [whose, setWhose] = useState<Whose>('team');
  const me = useMyself()?.id;
  const all = useWaiting().data?.rows ?? [];
  const own = all.filter(({ promise }) => promise && promise.owner === me);
  const rings = useRings().data;
  useKeys([
    { keys: '1', says: t('hotline.duty.tab.team'), run: () => setWhose('team') },
    { keys: '2', says: t('hotline.duty.tab.mine'), run: () => setWhose('mine') },
    ...(rings ? [{ keys: '3', says: t('hotline.duty.tab.missed'), run: () => setWhose('missed') }] : []),
  ]);
  const rows = { team: all, mine: own, missed: [] }[whose];
  const missed = whose === 'mine' ? [] : (rings?.missed ?? []);
  return { whose, setWhose, mine: own.length, rows, missed };
}

/** On a narrower screen the right pane is a drawer or behind a tab: what is shown in it opens it. Whether it was closed. */
function wantDrawer(): boolean {
  const closed = document.querySelector('[data-pane=drawer]:not([data-open]), [data-pane][hidden]:last-of-type');
  closed?.dispatchEvent(new CustomEvent('pane-wanted'));
  return closed !== null;
}
