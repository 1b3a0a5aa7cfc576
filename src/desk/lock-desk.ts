import { call } from './api.ts';
import { finishBeforeLeaving } from './before-leaving.ts';
import { otherWindows } from './other-windows.ts';
import { setSession } from './session-state.ts';

/**
 * Locks the desk: this screen and the other windows of the browser go dark at once, whatever the connection does. What
 * was typed is sent first, and then the server forgets the key; where it hears of neither, the session ends by its own
 * time and nothing stays on the screen.
 */
export async function lockDesk(): Promise<void> {
  const finished = finishBeforeLeaving();
  setSession('locked');
  const others = otherWindows();
  others.tell('locked');
  others.close();
  await finished;
  await call('POST', '/desk/api/lock').catch(() => {});
}
