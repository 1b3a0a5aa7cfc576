import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Caller, Plugs } from '#kernel/http.ts';
import { exchangeOf } from '#kernel/http.ts';
import type { Hub } from './live.ts';

const BEAT_MS = 20_000;

/**
 * The stream a signed-in screen listens to; a locked one hears only that something rings. It ends when the session ends
 * or the screen is locked or opened: every beat asks again who this is.
 */
export async function liveStream<Who extends Caller>(c: Context, plugs: Plugs<Who>, hub: Hub): Promise<Response> {
  const quiet = () => undefined;
  const call = { ...exchangeOf(c, plugs.where(c)), touch: quiet, detail: quiet, concerns: quiet, actedAs: quiet };
  const who = () => plugs.authenticate(call, () => undefined);
  const actor = await who();
  if (!actor) return c.json({ error: { code: 'not-signed-in', details: {} } }, 401);
  const { id, locked } = actor;
  return streamSSE(c, async (stream) => {
    const leave = hub.join({
      actor: id,
      locked,
      send: (event) => void stream.writeSSE({ data: JSON.stringify(event) }),
    });
    stream.onAbort(leave);
    await stream.writeSSE({ event: 'open', data: '' });
    while (!stream.aborted && !stream.closed) {
      await stream.sleep(BEAT_MS);
      const still = await who();
      if (!still || still.locked !== locked) break;
      await stream.writeSSE({ event: 'beat', data: '' });
    }
    leave();
  });
}
