import { createState, useShared } from './state.ts';

/** Who sits at this browser: not asked yet, nobody, somebody who locked it, somebody at work. */
export type Session = 'unknown' | 'signed-out' | 'locked' | 'signed-in';

const session = createState<Session>('unknown');

/** The session as state to subscribe to; screens use `useSession`. */
export const sessionState = { get: session.get, subscribe: session.subscribe };

/** Sign-in, unlock, lock and sign-out say what they did; the router then shows the right screen. */
export function setSession(next: Session): void {
  session.set(next);
}

/** Every refused answer passes here: 401 means nobody is signed in, 423 that the session is locked. */
export function noteStatus(status: number): void {
  if (status === 401) session.set('signed-out');
  if (status === 423) session.set('locked');
}

/** The session; renders again when it changes. */
export function useSession(): Session {
  return useShared(session);
}
