import type { Connection, Pool } from '#kernel/db.ts';
import { hearChannel, type Hearing } from '#kernel/hear-channel.ts';
import { FACTS_CHANNEL, type Announced } from '#kernel/outbox.ts';
import type { Hub } from './live.ts';
import type { Log } from './log.ts';

/**
 * Tells this node's screens what other nodes took off the outbox. Where the connection was lost meanwhile, every screen
 * is let go: it comes again by itself and asks everything anew.
 * @param node this node's own name: of what it announced itself its screens know.
 */
export function hearOtherNodes(
  ...[connection, node, hub, app, log]: [Connection, string, Hub, Pool, Log]
): Promise<Hearing> {
  // One after the other: many at once would take the connections that requests wait for.
  let told: Promise<void> = Promise.resolve();
  const heard = (payload: string) => {
    const announced = read(payload);
    if (!announced || announced.node === node) return;
    const { kind, subject } = announced;
    told = told
      .then(() => hub.tell(app, { id: '', kind, subject, codes: {} }))
      .catch((error: unknown) => log.defect(error, 'live'));
  };
  const gap = () => {
    log.event('nodes.heard-again');
    hub.letGo();
  };
  return hearChannel(connection, FACTS_CHANNEL, { heard, gap });
}

/** What another node announced; null of what is none: every role of the database can notify. */
function read(payload: string): Announced | null {
  try {
    const { node, kind, subject } = JSON.parse(payload) as Partial<Announced>;
    const whole = typeof node === 'string' && typeof kind === 'string' && UUID.test(String(subject));
    return whole ? { node, kind, subject: String(subject) } : null;
  } catch {
    return null;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
