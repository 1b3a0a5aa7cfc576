import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useKeys } from '../keys/bindings.ts';
import { cx } from '../parts/cx.ts';
import { useWords } from '../words.tsx';
import styles from './panes.module.css';

/**
 * One pane of a screen: `label` is its name, already said. `read`: there may be nothing in it to step to, so Tab stops
 * at the pane itself, and the arrows scroll it.
 */
export type PaneSlot = { id: string; label: string; content: ReactNode; read?: boolean };

export type PanesProps = {
  /** The widths of BRIEF 4: queue `1fr 388`, contact `316 1fr 384`, case `1fr 400`, screening `232 1fr 392`. */
  kind: 'queue' | 'contact' | 'case' | 'screening';
  /** From left to right; the last becomes a drawer below 1180 px. */
  panes: readonly PaneSlot[];
  /** Ids in the order people talk, for the tabs below 820 px; without it as given. */
  spoken?: readonly string[];
  head?: ReactNode;
};

/** Panes side by side, each with its own scroll; F6 goes round them. Narrower, the right one is a drawer, then all are tabs. */
export function Panes({ kind, panes, spoken, head }: PanesProps) {
  const phone = useMediaQuery('(width < 820px)', false, { getInitialValueInEffect: false });
  const narrow = useMediaQuery('(width < 1180px)', false, { getInitialValueInEffect: false });
  const order = spoken ? panes.toSorted((one, other) => spoken.indexOf(one.id) - spoken.indexOf(other.id)) : panes;
  const [shown, setShown] = useState(order[0]?.id);
  return (
    <div className={cx(styles.panes, styles[kind])}>
      {head !== undefined && <div className={styles.head}>{head}</div>}
      {phone && <Tabs panes={order} shown={shown} onShow={setShown} />}
      {/* The heading of the page stands in its first pane: while that is away, the one that is there is the page. */}
      {phone && head === undefined && shown !== panes[0]?.id && (
        <h1 className="said-only">{panes.find(({ id }) => id === shown)?.label}</h1>
      )}
      {panes.map((pane, at) => (
        <Slot
          key={pane.id}
          pane={pane}
          drawer={narrow && !phone && panes.length > 1 && at === panes.length - 1}
          hidden={phone && pane.id !== shown}
          onWanted={() => setShown(pane.id)}
        />
      ))}
    </div>
  );
}

function Tabs({
  panes,
  shown,
  onShow,
}: {
  panes: readonly PaneSlot[];
  shown: string | undefined;
  onShow: (id: string) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className={styles.tabs} aria-label={t('desk.panes.label')}>
      {panes.map((pane) => (
        <button key={pane.id} type="button" aria-pressed={pane.id === shown} onClick={() => onShow(pane.id)}>
          {pane.label}
        </button>
      ))}
    </fieldset>
  );
}

type SlotProps = { pane: PaneSlot; drawer: boolean; hidden: boolean; onWanted: () => void };

function Slot({ pane, drawer, hidden, onWanted }: SlotProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const element = useRef<HTMLElement>(null);
  const latest = useRef(onWanted);
  useEffect(() => {
    latest.current = onWanted;
  });
  useKeys(drawer && open ? [{ keys: 'Esc', says: t('desk.panes.close'), run: () => setOpen(false) }] : []);
  useEffect(() => {
    const own = element.current;
    const wanted = () => {
      // Only a drawer takes the keyboard along: a tab leaves it to whoever wanted the pane.
      if (own?.dataset['pane'] === 'drawer') setOpen(true);
      latest.current();
    };
    own?.addEventListener('pane-wanted', wanted);
    return () => own?.removeEventListener('pane-wanted', wanted);
  }, []);
  useEffect(() => {
    if (open) element.current?.focus();
  }, [open]);
  return (
    <>
      {drawer && (
        <button type="button" className={styles.handle} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('desk.panes.close') : pane.label}
        </button>
      )}
      <section
        ref={element}
        data-pane={drawer ? 'drawer' : 'pane'}
        data-open={open || undefined}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={pane.read ? 0 : -1}
        hidden={hidden}
        inert={drawer && !open}
        aria-label={pane.label}
        className={styles.slot}
      >
        {pane.content}
      </section>
    </>
  );
}
