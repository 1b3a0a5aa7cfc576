import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { now } from '#kernel/clock.ts';
import { call } from './api.ts';
import { backoffMs } from './backoff.ts';
import { createState, useShared } from './state.ts';

/**
 * For a query that must not miss a fact told between its being asked and the stream's opening, as a call that rings:
 * it is asked again at each opening. The others are asked again after a gap only, for most of them are noted as read.
 */
export const askedAtOpening = { askedAtOpening: true } as const;

/** Something happened to a record: its kind and id, nothing more. */
export type LiveFact = { kind: string; id: string };

const address = '/desk/api/live';
/**
 * The server says every twenty seconds that it is there (`beat`). A connection can go dead without a word, as when the
 * network behind a telephone or a router is gone: silent for longer than two of these, it is given up.
 */
const silentMs = 50_000;
const hearers = new Set<(fact: LiveFact) => void>();
const awaySince = createState<Date | null>(null);

function isFact(value: unknown): value is LiveFact {
  const { kind, id } = (value ?? {}) as Partial<LiveFact>;
  return typeof kind === 'string' && typeof id === 'string';
}

function hear(text: string): void {
  const fact: unknown = JSON.parse(text);
  if (isFact(fact)) for (const hearer of [...hearers]) hearer(fact);
}

/** Follows the server's facts until the returned function is called. After a gap everything on the screen is asked again. */
export function startLive(queries: QueryClient): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function alive(): void {
    clearTimeout(silence);
    silence = setTimeout(lost, silentMs);
  }

  function opened(): void {
    alive();
    const all = failures > 0;
    void queries.invalidateQueries({ predicate: ({ meta }) => all || meta?.['askedAtOpening'] === true });
    failures = 0;
    awaySince.set(null);
  }

  function lost(): void {
    clearTimeout(silence);
    source?.close();
    failures += 1;
    if (!awaySince.get()) awaySince.set(now());
    // EventSource does not tell why it failed; a small question finds out whether the session ended.
    void call('GET', '/desk/api/me').catch(() => {});
    timer = setTimeout(connect, backoffMs(failures, Math.random()));
  }

  function connect(): void {
    source = new EventSource(address);
    source.onopen = opened;
    source.onmessage = (message) => {
      alive();
      hear(String(message.data));
    };
    source.addEventListener('beat', alive);
    source.onerror = lost;
    alive();
  }

  connect();
  return () => {
    clearTimeout(timer);
    clearTimeout(silence);
    source?.close();
    awaySince.set(null);
  };
}

/** Calls `heard` for every fact of these kinds while the screen is there. */
export function useLive(kinds: readonly string[], heard: (fact: LiveFact) => void): void {
  const latest = useRef({ kinds, heard });
  useEffect(() => {
    latest.current = { kinds, heard };
  });
  useEffect(() => {
    const hearer = (fact: LiveFact) => {
      if (latest.current.kinds.includes(fact.kind)) latest.current.heard(fact);
    };
    hearers.add(hearer);
    return () => void hearers.delete(hearer);
  }, []);
}

/** Since when there is no connection, or null while there is one. */
export function useAwaySince(): Date | null {
  return useShared(awaySince);
}
