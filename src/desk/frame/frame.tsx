import { useCallback, useRef, useState, type ReactNode } from 'react';
import { CommandBar } from '../command/command-bar.tsx';
import { cx } from '../parts/cx.ts';
import { NotUndone, UndoToast } from '../parts/undo-toast.tsx';
import { takeBack, useUndo, withdrawUndo } from '../parts/undo.ts';
import { useWords } from '../words.tsx';
import { Foot } from './foot.tsx';
import { FrameKeys } from './frame-keys.tsx';
import styles from './frame.module.css';
import { KeySheet } from './key-sheet.tsx';
import type { Me } from './me.ts';
import { navFor, type NavItem } from './nav.ts';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

export type FrameProps = {
  items: readonly NavItem[];
  me: Me;
  /** States of the lines, at the left of the top. */
  lines?: ReactNode;
  /** What cannot wait, above every screen: alerts. */
  urgent?: ReactNode;
  /** What modules say in the foot: search locked or not. */
  foot?: ReactNode;
  onLock: () => void;
  onSignOut: () => void;
  children: ReactNode;
};

/** The desk around a screen: rail, top, foot, command bar, key sheet, undo. Knows no work module. */
export function Frame({ items, me, lines, urgent, foot, onLock, onSignOut, children }: FrameProps) {
  const { t } = useWords();
  const [command, setCommand] = useState(false);
  const [keys, setKeys] = useState(false);
  const main = useRef<HTMLElement>(null);
  const own = navFor(items, me.may);
  const openKeys = () => setKeys(true);
  const openCommand = () => setCommand(true);
  return (
    <div className={styles.frame}>
      <FrameKeys items={own} onCommand={() => setCommand((open) => !open)} onKeys={openKeys} onLock={onLock} />
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {t('desk.frame.skip')}
      </button>
      <Rail items={own} onKeys={openKeys} />
      <TopBar me={me} lines={lines} onCommand={openCommand} onLock={onLock} onSignOut={onSignOut} />
      <div className={styles.urgent}>{urgent}</div>
      <main id="main" ref={main} tabIndex={-1} className={cx(styles.main, command && 'blurred')}>
        {children}
      </main>
      <Foot>{foot}</Foot>
      <Undoing />
      <CommandBar open={command} onClose={() => setCommand(false)} />
      <KeySheet open={keys} onClose={() => setKeys(false)} />
    </div>
  );
}

function Undoing() {
  const shown = useUndo();
  const gone = useCallback(() => withdrawUndo(), []);
  return (
    <output className={styles.undo}>
      {shown?.kind === 'offered' && (
        <UndoToast key={shown.at} text={shown.text} onGone={gone} onUndo={() => void takeBack(shown)} />
      )}
      {shown?.kind === 'refused' && <NotUndone error={shown.error} onGone={gone} />}
    </output>
  );
}
