import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from './log.ts';

/** What is counted of the running program: never who, of whom, or how many records there are. */
export type Metrics = {
  /** Prometheus text, with what `gauges` say at this moment. */
  text(): Promise<string>;
  type: string;
  /** Counts and times each request by the address it was declared under, never by the one that was typed. */
  requests: MiddlewareHandler;
  /** The log, its defects and what is done by itself counted. */
  counting(log: Log): Log;
};

/** Values asked for when somebody reads the page. */
export type Gauges = Record<string, () => Promise<number> | number>;

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The program's own measures; one set per running program. */
export function makeMetrics(gauges: Gauges, say: (key: string) => string): Metrics {
  const registers = [new Registry()] as [Registry];
  const [registry] = registers;
  collectDefaultMetrics({ register: registry, prefix: 'astra_' });
  const seconds = new Histogram({
    ...{ name: 'astra_http_request_seconds', help: say('server.metrics.http_request_seconds'), registers },
    ...{ labelNames: ['method', 'route', 'status'], buckets: BUCKETS },
  });
  const beats = new Gauge({
    ...{ name: 'astra_beat_last_done_seconds', help: say('server.metrics.beat_last_done_seconds') },
    ...{ labelNames: ['beat'], registers },
  });
  const defects = new Counter({ name: 'astra_defects_total', help: say('server.metrics.defects_total'), registers });
  for (const [name, read] of Object.entries(gauges)) addGauge(name, say(`server.metrics.${name}`), read, registers);
  return {
    text: () => registry.metrics(),
    type: registry.contentType,
    requests: async (c, next) => {
      const done = seconds.startTimer();
      await next();
      done({ method: c.req.method, route: declaredRoute(c), status: `${Math.floor(c.res.status / 100)}xx` });
    },
    counting: (log) => ({
      event: log.event,
      done: (beat) => beats.labels({ beat }).setToCurrentTime(),
      defect: (error, where) => {
        defects.inc();
        log.defect(error, where);
      },
    }),
  };
}

/** What cannot be asked at this moment is left out: a page of measures must come also when the database does not. */
function addGauge(name: string, help: string, read: () => Promise<number> | number, registers: [Registry]): void {
  const gauge = new Gauge({
    ...{ name: `astra_${name}`, help, registers },
    collect: async () => {
      gauge.reset();
      const value = await Promise.resolve(read()).catch(() => null);
      if (value === null) gauge.set(Number.NaN);
      else gauge.set(value);
    },
  });
}

/** The address as a module declared it; `other` for what nobody declared, so that nobody fills the page from outside. */
function declaredRoute(c: Context): string {
  const declared = matchedRoutes(c).findLast(({ path }) => !path.endsWith('/*') && path !== '*');
  return declared?.path ?? 'other';
}
