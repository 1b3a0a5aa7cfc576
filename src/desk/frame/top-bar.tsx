import { Button } from '@mantine/core';
import { IconEyeOff, IconLock, IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Ic } from '../parts/ic.tsx';
import { Key } from '../parts/key.tsx';
import { useTimes } from '../use-times.ts';
import { useWords } from '../words.tsx';
import { toggleBlur, useBlurred } from './blur.ts';
import { MeMenu } from './me-menu.tsx';
import type { Me } from './me.ts';
import styles from './top-bar.module.css';

export type TopBarProps = {
  me: Me;
  lines?: ReactNode;
  onCommand: () => void;
  onLock: () => void;
  onSignOut: () => void;
};

/** Lines, the command bar's box, blur, lock and oneself. */
export function TopBar({ me, lines, onCommand, onLock, onSignOut }: TopBarProps) {
  const { t } = useWords();
  const { time } = useTimes();
  const blurred = useBlurred();
  return (
    <header className={styles.top}>
      <div className={styles.lines}>{lines}</div>
      <button type="button" className={styles.command} onClick={onCommand} aria-haspopup="dialog">
        <Ic of={IconSearch} size={16} />
        <span>{t('desk.command.placeholder')}</span>
        <Key k="mod+K" />
      </button>
      {me.shiftUntil && (
        <span className={styles.shift}>{t('desk.frame.shiftUntil', { time: time(me.shiftUntil) })}</span>
      )}
      <Button
        size="xs"
        className={styles.button}
        aria-pressed={blurred}
        onClick={toggleBlur}
        leftSection={<Ic of={IconEyeOff} size={16} />}
        rightSection={<Key k="F9" />}
      >
        <span className={styles.word}>{t('desk.frame.blur')}</span>
      </Button>
      <Button
        size="xs"
        className={styles.button}
        onClick={onLock}
        leftSection={<Ic of={IconLock} size={16} />}
        rightSection={<Key k="F8" />}
      >
        <span className={styles.word}>{t('desk.frame.lock')}</span>
      </Button>
      <MeMenu me={me} onSignOut={onSignOut} />
    </header>
  );
}
