import { useNavigate } from '@tanstack/react-router';
import { IconArrowRight, IconEyeOff, IconKeyboard, IconLock } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useCommands, type Command } from '../command/commands.ts';
import { useKeys, type KeyBinding } from '../keys/bindings.ts';
import { listenToKeys } from '../keys/key-listener.ts';
import { useWords } from '../words.tsx';
import { toggleBlur } from './blur.ts';
import type { NavItem } from './nav.ts';
import { focusNextPane } from './pane-focus.ts';

export type FrameKeysProps = {
  items: readonly NavItem[];
  onCommand: () => void;
  onKeys: () => void;
  onLock: () => void;
};

/** The keys and commands that work everywhere. Stands first in the frame, so that a screen's own are nearer. */
export function FrameKeys({ items, onCommand, onKeys, onLock }: FrameKeysProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  useEffect(listenToKeys, []);
  const going = items.map((item) => ({
    item,
    says: t('desk.command.go', { where: t(item.word) }),
    run: () => void navigate({ to: item.path }),
  }));
  useKeys([
    { keys: 'mod+K', says: t('desk.command.label'), run: onCommand, always: true },
    { keys: 'F9', says: t('desk.frame.blur'), run: toggleBlur, always: true },
    { keys: 'F6', says: t('desk.frame.nextPane'), run: focusNextPane },
    { keys: '?', says: t('desk.keys.title'), run: onKeys },
    ...going.flatMap(({ item, says, run }): KeyBinding[] => (item.go ? [{ keys: `g ${item.go}`, says, run }] : [])),
  ]);
  const row = { group: 'actions' } as const;
  useCommands([
    ...going.map(({ item, says, run }): Command => ({
      ...row,
      id: `go-${item.path}`,
      icon: IconArrowRight,
      title: says,
      run,
    })),
    { ...row, id: 'blur', icon: IconEyeOff, title: t('desk.frame.blur'), keys: 'F9', run: toggleBlur },
    { ...row, id: 'lock', icon: IconLock, title: t('desk.frame.lock'), keys: 'F8', run: onLock },
    { ...row, id: 'keys', icon: IconKeyboard, title: t('desk.keys.title'), keys: '?', run: onKeys },
  ]);
  return null;
}
