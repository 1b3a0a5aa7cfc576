import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Caller, Plugs } from '#kernel/http.ts';
import { exchangeOf } from '#kernel/http.ts';
import type { Hub } from './live.ts';

const BEAT_MS = 20_000;

/**
 * The stream a signed-in screen listens to. It ends when the session ends or the screen locks: every beat asks again
 * who this is.
 */
export async function liveStream<Who extends Caller>(c: Context, plugs: Plugs<Who>, hub: Hub): Promise<Response> {
  const call = { ...exchangeOf(c, plugs.source(c)), touch: () => undefined, detail: () => undefined };
  const who = () => plugs.authenticate(call, () => undefined);
  const actor = await who();
  if (!actor || actor.locked)
    return c.json({ error: { code: actor ? 'locked' : 'not-signed-in', details: {} } }, actor ? 423 : 401);
  return streamSSE(c, async (stream) => {
    const leave = hub.join({ actor: actor.id, send: (event) => void stream.writeSSE({ data: JSON.stringify(event) }) });
    stream.onAbort(leave);
    await stream.writeSSE({ event: 'open', data: '' });
    while (!stream.aborted && !stream.closed) {
      await stream.sleep(BEAT_MS);
      const still = await who();
      if (!still || still.locked) break;
      await stream.writeSSE({ event: 'beat', data: '' });
    }
    leave();
  });
}
