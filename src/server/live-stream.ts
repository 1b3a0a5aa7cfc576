import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import timers from 'node:timers/promises';
import type { Caller, Plugs } from '#kernel/http.ts';
import { exchangeOf } from '#kernel/http.ts';
import type { Hub } from './live.ts';

const BEAT_MS = 20_000;

/**
 * The stream a signed-in screen listens to; a locked one hears only that something rings. It ends when the session ends
 * or the screen is locked or opened: every beat asks again who this is, and so does word that a session of hers ended.
 * A screen whose stream ends finds out by its next question that it must sign in.
 */
export async function liveStream<Who extends Caller>(c: Context, plugs: Plugs<Who>, hub: Hub): Promise<Response> {
  const quiet = () => undefined;
  const call = {
    ...exchangeOf(c, plugs.where(c)),
    touch: quiet,
    detail: quiet,
    concerns: quiet,
    actedAs: quiet,
    goesOn: quiet,
    shows: quiet,
  };
  const who = () => plugs.authenticate(call, () => undefined);
  const actor = await who();
  if (!actor) return c.json({ error: { code: 'not-signed-in', details: {} } }, 401);
  const { id, locked } = actor;
  return streamSSE(c, async (stream) => {
    const over = new AbortController();
    const askAgain = async () => {
      const still = await who();
      if (!still || still.locked !== locked) over.abort();
    };
    const leave = hub.join({
      actor: id,
      locked,
      send: (event) => {
        if (event.kind === 'session.ended') void askAgain().catch(() => over.abort());
        else void stream.writeSSE({ data: JSON.stringify(event) });
      },
      end: () => over.abort(),
    });
    stream.onAbort(() => over.abort());
    try {
      await stream.writeSSE({ event: 'open', data: '' });
      while (!over.signal.aborted) {
        await timers.setTimeout(BEAT_MS, null, { signal: over.signal }).catch(() => undefined);
        if (!over.signal.aborted) await askAgain();
        if (!over.signal.aborted) await stream.writeSSE({ event: 'beat', data: '' });
      }
    } catch (error) {
      // Who it is could not be asked: the screen comes again and asks everything anew.
      plugs.defect(error, '/live');
    } finally {
      leave();
    }
  });
}
