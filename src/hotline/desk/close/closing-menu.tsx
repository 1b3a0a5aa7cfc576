import { Button, Popover } from '@mantine/core';
import { IconCheck, IconMessageCircle, IconPhoneOff, IconPhonePause, IconPhoneX, type Icon } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Ic, Key, useKeys, useWords } from '#desk/parts.ts';
import { toLatin } from '#kernel/words.ts';
import { useMarkGrave } from '#tasks/desk/index.ts';
import type { Outcome } from '../../shared.ts';
import { useEditing } from '../editor/editing.ts';
import styles from './close.module.css';
import { useClosing } from './use-closing.ts';

type Way = { outcome: Outcome; key: string; icon: Icon };

const ways: readonly Way[] = [
  { outcome: 'done', key: 'e', icon: IconCheck },
  { outcome: 'silent', key: 't', icon: IconPhonePause },
  { outcome: 'wrong_number', key: 'p', icon: IconPhoneX },
];

const closeKey = 'mod+e';
const hardKey = 'r';

/**
 * How the contact ended: Ctrl+E opens the ways, a letter takes one. A broken call has a key of its own. No letter alone
 * opens them: whoever believes she is writing in the talk would end the call.
 */
export function ClosingMenu() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { close } = useClosing();
  const begin = () => setOpen(true);
  const says = t('hotline.desk.close');
  useKeys([
    { keys: closeKey, says, run: begin },
    { keys: 'F10', says: t('hotline.code.outcome.broken'), run: () => void close('broken'), foot: true },
  ]);
  const end = (outcome: Outcome) => {
    setOpen(false);
    void close(outcome);
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button rightSection={<Key k="mod+E" />} onClick={() => setOpen(!open)} aria-haspopup="menu">
          {says}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Ways onEnd={end} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Ways({ onEnd }: { onEnd: (outcome: Outcome) => void }) {
  const { t } = useWords();
  const { contact } = useEditing();
  const hard = useMarkGrave(contact.id);
  // After practice nobody is reminded of a talk.
  const real = contact.practiceUntil === null;
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => menu.current?.querySelector('button')?.focus(), []);
  const byKey = (event: KeyboardEvent) => {
    // Ctrl+E held down, or pressed twice, is still the key that opened this.
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    // On a Cyrillic keyboard the same cap is the same letter.
    const pressed = toLatin(event.key).toLowerCase();
    const way = ways.find(({ key }) => key === pressed);
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const here = items.findIndex((item) => item === document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way) onEnd(way.outcome);
    else if (pressed === hardKey && real) hard.mutate();
    else if (step) items[(here + step + items.length) % items.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.ways}>
      <div
        ref={menu}
        role="menu"
        tabIndex={-1}
        aria-label={t('hotline.desk.close')}
        className={styles.menu}
        onKeyDown={byKey}
      >
        {ways.map(({ outcome, key, icon }) => (
          <button key={outcome} type="button" role="menuitem" onClick={() => onEnd(outcome)}>
            <Ic of={icon} />
            <span>{t(`hotline.desk.close.${outcome}`)}</span>
            <Key k={key} />
          </button>
        ))}
        <button type="button" role="menuitem" onClick={() => onEnd('broken')}>
          <Ic of={IconPhoneOff} />
          <span>{t('hotline.desk.close.broken')}</span>
          <Key k="F10" />
        </button>
        {real && (
          <button type="button" role="menuitem" className={styles.apart} onClick={() => hard.mutate()}>
            <Ic of={IconMessageCircle} />
            <span>{t('hotline.desk.close.hard')}</span>
            <Key k={hardKey} />
          </button>
        )}
      </div>
      <output>{hard.isSuccess && t('hotline.desk.close.hard.done')}</output>
      <p>{t('hotline.desk.close.silentNote')}</p>
    </div>
  );
}
