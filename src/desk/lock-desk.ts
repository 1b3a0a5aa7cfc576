import { ApiError, call } from './api.ts';
import { finishBeforeLeaving } from './before-leaving.ts';
import { otherWindows } from './other-windows.ts';
import { setSession } from './session-state.ts';

/** Kept in the browser while the screen is dark and the server has not heard of it. Says nothing of anybody. */
const owed = 'astra.lock-owed';
let underWay: Promise<void> | null = null;

/**
 * Locks the desk: this screen and the other windows of the browser go dark at once, whatever the connection does. What
 * was typed is sent first, and then the server forgets the key. Where it hears of neither, nothing stays on the screen,
 * and no page that is loaded afterwards asks for anything before the server has heard (`settleLock`).
 */
export async function lockDesk(): Promise<void> {
  const finished = finishBeforeLeaving();
  setSession('locked');
  owe(true);
  const others = otherWindows();
  others.tell('locked');
  others.close();
  const own = finished.then(tellServer);
  underWay = own;
  await own.catch(() => {});
  if (underWay === own) underWay = null;
}

/** Waits until the server has heard of a lock that was begun here, or in a page that is gone. Throws `offline` where it cannot. */
export async function settleLock(): Promise<void> {
  if (underWay) await underWay;
  else if (owes()) await tellServer();
}

/** An answer of the server, whichever, settles it: who is refused has no open session. */
async function tellServer(): Promise<void> {
  try {
    await call('POST', '/desk/api/lock');
  } catch (error) {
    if (!(error instanceof ApiError) || error.status === 0 || error.status >= 500) throw error;
  }
  owe(false);
}

function owe(is: boolean): void {
  try {
    if (is) localStorage.setItem(owed, '1');
    else localStorage.removeItem(owed);
  } catch {
    // Without storage the lock is owed by this page alone.
  }
}

function owes(): boolean {
  try {
    return localStorage.getItem(owed) !== null;
  } catch {
    return false;
  }
}
