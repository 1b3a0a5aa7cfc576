import { Hono, type Context } from 'hono';
import { countUnchained } from '#audit/index.ts';
import { countFacts } from '#kernel/outbox.ts';
import { countMails } from '#staff/index.ts';
import type { ArchiveReach } from './archive-beat.ts';
import type { Pools } from './database.ts';
import type { Metrics, Gauges } from './metrics.ts';
import { answers } from './store.ts';

const PATIENCE_MS = 2_000;
/** Whoever asks more often than this gets the last answer: the page is open to everybody. */
const FRESH_MS = 1_000;

/** Whether the program can serve: its database answers in time, and it is not about to stop. */
export type Readiness = { ready(): Promise<boolean>; stopping(): void };

/** Asks the app's own pool: what it cannot serve is not ready. */
export function makeReadiness(pools: Pick<Pools, 'app'>): Readiness {
  let stopped = false;
  let last: { at: number; answer: Promise<boolean> } | null = null;
  const ask = async () => {
    const late = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), PATIENCE_MS).unref();
    });
    return Promise.race([answers(pools.app).catch(() => false), late]);
  };
  return {
    stopping: () => void (stopped = true),
    ready: async () => {
      if (stopped) return false;
      if (!last || performance.now() - last.at > FRESH_MS) last = { at: performance.now(), answer: ask() };
      return last.answer;
    },
  };
}

const plain = (c: Context, status: 200 | 503) =>
  c.text(status === 200 ? 'ok\n' : 'no\n', status, { 'cache-control': 'no-store' });

/** `/health`: the program runs. `/ready`: it can serve; a balancer sends nobody to a node that says no. They tell nothing else. */
export function healthRoutes(app: Hono, readiness: Readiness): void {
  app.get('/health', (c) => plain(c, 200));
  app.get('/ready', async (c) => plain(c, (await readiness.ready()) ? 200 : 503));
}

/** What Prometheus reads, on a port of its own on this computer. */
export function metricsApp(metrics: Metrics, readiness: Readiness): Hono {
  const app = new Hono();
  healthRoutes(app, readiness);
  app.get('/metrics', async (c) => c.text(await metrics.text(), 200, { 'content-type': metrics.type }));
  return app;
}

/** What waits to be done, who listens, and how far the archive reaches, if one is kept: numbers of work, not of people. */
export function gaugesOf(pools: Pools, screens: () => number, archive: ArchiveReach | null): Gauges {
  // Zero where there is nothing yet: an alarm on its age then sounds, which it would not on a number that is none.
  const seconds = (at: Date | null) => (at?.getTime() ?? 0) / 1000;
  return {
    ...(archive && {
      archive_last_backup_seconds: () => seconds(archive.backup),
      archive_last_written_seconds: () => seconds(archive.written),
    }),
    screens,
    facts_waiting: () => countFacts(pools.worker),
    audit_lines_unchained: () => countUnchained(pools.sequencer),
    mails_waiting: () => countMails(pools.worker),
  };
}
