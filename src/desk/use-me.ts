import { useQuery } from '@tanstack/react-query';
import { defaultZone } from '#kernel/format.ts';
import { call } from './api.ts';
import type { Me } from './frame/me.ts';
import { settleLock } from './lock-desk.ts';
import { lookState, setLook, type Look } from './look.ts';
import { setSession, sessionState, useSession } from './session-state.ts';
import { zoneState } from './use-times.ts';

type Told = Me & { look?: Partial<Look> | null };

async function askMe(): Promise<Me> {
  // Whoever loads the page anew just after a lock comes to the lock, not past it.
  await settleLock();
  const { look, ...me } = await call<Told>('GET', '/desk/api/me');
  zoneState.set(me.zone ?? defaultZone);
  if (look) setLook(look);
  setSession('signed-in');
  return me;
}

/** Who sits here. Asked at the start and after every sign-in; nobody there turns the desk to its sign-in screen. */
export function useMe() {
  const session = useSession();
  const asking = session === 'unknown' || session === 'signed-in';
  return useQuery({ queryKey: ['me'], queryFn: askMe, staleTime: Infinity, enabled: asking });
}

const pauseMs = 500;

/** Keeps the look on the server too, so that it follows the person to the next computer. */
export function keepLook(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return lookState.subscribe(() => {
    clearTimeout(timer);
    if (sessionState.get() !== 'signed-in') return;
    timer = setTimeout(() => void call('PUT', '/desk/api/me/look', lookState.get()).catch(() => {}), pauseMs);
  });
}
