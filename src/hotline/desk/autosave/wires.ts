import { ApiError, call } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { Change, SaveAnswer } from '../../shared.ts';
import type { Delivery, Wires } from './autosave.ts';

const place = (id: string) => `/desk/api/contacts/${id}`;
/** What browsers send after a page is gone, in bytes; the rest of a long text goes in a second request. */
const mostAfterLeaving = 60_000;

/** The engine's wires in a browser. */
export function wiresFor(id: string, me: string, refetch: () => void): Wires {
  return {
    me,
    refetch,
    send: (changes) => deliver(id, changes),
    leave: (changes) => leave(id, changes),
    now: () => now().getTime(),
    wait(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
}

async function deliver(id: string, changes: Change[]): Promise<Delivery> {
  try {
    return { kind: 'answered', answer: await call<SaveAnswer>('PUT', place(id), { changes }) };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Delivery {
  if (!(error instanceof ApiError)) return { kind: 'trouble' };
  const { status, code, details } = error;
  if (status === 0) return { kind: 'unreachable' };
  if (status === 401 || status === 423) return { kind: 'session' };
  if (status >= 500 || status === 408 || status === 429) return { kind: 'trouble' };
  return { kind: 'refused', code, field: typeof details['field'] === 'string' ? details['field'] : null };
}

function leave(id: string, changes: Change[]): void {
  let rest = changes;
  while (rest.length > 0) {
    const count = Math.max(1, fitting(rest));
    const body = JSON.stringify({ changes: rest.slice(0, count) });
    const headers = { 'content-type': 'application/json' };
    void fetch(place(id), { method: 'PUT', keepalive: true, headers, body }).catch(() => {});
    rest = rest.slice(count);
  }
}

function fitting(changes: Change[]): number {
  const sizes = changes.map((change) => new TextEncoder().encode(JSON.stringify(change)).length);
  let sum = 0;
  return sizes.filter((size) => (sum += size) <= mostAfterLeaving).length;
}
