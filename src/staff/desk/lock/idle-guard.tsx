import { useEffect } from 'react';
import { lockDesk, setSession, useKeys, useWords } from '#desk/parts.ts';
import { useMyself } from '../use-myself.ts';
import { useIdleLock } from './use-idle-lock.ts';

/** Stands in the frame and shows nothing: locks after idleness, on F8, and where a reloaded page was locked before. */
export function IdleGuard() {
  const { t } = useWords();
  const locked = useMyself()?.locked ?? false;
  useIdleLock();
  useKeys([{ keys: 'F8', says: t('staff.locked.lock'), run: () => void lockDesk(), always: true }]);
  useEffect(() => {
    if (locked) setSession('locked');
  }, [locked]);
  return null;
}
