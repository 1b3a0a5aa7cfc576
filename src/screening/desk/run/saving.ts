import { sameValue } from '../../run-value.ts';
import type { RunChange, RunField, RunSaveAnswer, RunValue } from '../../shared.ts';

/** What became of one request: an answer, nothing yet (tried again), or a refusal that trying again will not change. */
export type Delivery =
  | { kind: 'answered'; answer: RunSaveAnswer }
  | { kind: 'away' }
  | { kind: 'refused'; code: string };

/** The world the saving works in; tests bring their own. Times are milliseconds. */
export type Wires = {
  me: string;
  send: (changes: RunChange[]) => Promise<Delivery>;
  /** Somebody else changed the check: asks for it again and calls `merge`. */
  refetch: () => void;
  now: () => number;
  wait: (ms: number, run: () => void) => () => void;
};

export type Written = { value: RunValue; basedOn: number; at: string; turn: number };
type Fields = Readonly<Record<string, RunField>>;
/** One check as this screen has it: what is kept, what was answered since, and where somebody else answered too. */
export type SaveNow = {
  known: Fields;
  written: Readonly<Record<string, Written>>;
  clashes: Fields;
  sending: boolean;
  savedAt: string | null;
  failures: number;
  refused: string | null;
};

export type RunSaving = {
  now: () => SaveNow;
  subscribe: (listener: () => void) => () => void;
  write: (field: string, value: RunValue) => void;
  /** Ends a conflict: this value on top of theirs. */
  decide: (field: string, value: RunValue) => void;
  merge: (fields: Fields) => void;
  /** The live stream told of a change, which may well be our own. */
  heard: () => void;
  flush: () => Promise<void>;
};

const pauseMs = 600;
const firstRetryMs = 1_000;
const mostRetryMs = 20_000;
const ownFactMs = 10_000;
const mostChanges = 100;

/** What the screen shows of a field: what was answered here, else what is kept. */
export function valueOf({ known, written }: SaveNow, field: string): RunValue {
  const own = written[field];
  return own ? own.value : (known[field]?.value ?? null);
}

/**
 * Keeps one check: an answer goes up 0.6 s after the last one, one request at a time; what cannot be sent is kept and
 * sent again, 1 to 20 s apart. Sending twice is harmless.
 */
export function createRunSaving(wires: Wires, known: Fields): RunSaving {
  let state: SaveNow = { known, written: {}, clashes: {}, sending: false, savedAt: null, failures: 0, refused: null };
  let turn = 0;
  let [told, own] = [0, 0];
  let forget = (): void => {};
  let inFlight: Promise<void> | null = null;
  let cancel = (): void => {};
  const listeners = new Set<() => void>();

  function set(change: Partial<SaveNow>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function put(field: string, value: RunValue, basedOn: number, clashes = state.clashes): void {
    turn += 1;
    const at = new Date(wires.now()).toISOString();
    set({ clashes, written: { ...state.written, [field]: { value, basedOn, at, turn } } });
    plan(pauseMs);
  }

  function waiting(): [string, Written][] {
    return Object.entries(state.written)
      .filter(([field]) => !(field in state.clashes))
      .slice(0, mostChanges);
  }

  function plan(ms: number): void {
    cancel();
    if (inFlight || state.refused !== null || waiting().length === 0) return;
    cancel = wires.wait(ms, () => void push());
  }

  function push(): Promise<void> {
    cancel();
    const sent = waiting();
    if (inFlight || sent.length === 0) return inFlight ?? Promise.resolve();
    set({ sending: true });
    inFlight = deliver(sent);
    return inFlight;
  }

  async function deliver(sent: [string, Written][]): Promise<void> {
    const changes = sent.map(([field, { value, basedOn }]) => ({ field, value, basedOn }));
    const delivery = await wires.send(changes);
    inFlight = null;
    if (delivery.kind === 'refused') set({ sending: false, refused: delivery.code });
    else if (delivery.kind === 'away') set({ sending: false, failures: state.failures + 1 });
    else answered(new Map(sent), delivery.answer);
    if (delivery.kind === 'answered') countOwn(delivery.answer.saved.length > 0);
    plan(state.failures > 0 ? Math.min(mostRetryMs, firstRetryMs * 2 ** (state.failures - 1)) : pauseMs);
  }

  function answered(sent: Map<string, Written>, { saved, clashes }: RunSaveAnswer): void {
    const next = { known: { ...state.known }, written: { ...state.written }, clashes: { ...state.clashes } };
    for (const { field, version, at } of saved) {
      next.known[field] = { value: sent.get(field)?.value ?? null, version, by: wires.me, at };
      settle(next.written, field, sent.get(field)?.turn, version);
    }
    for (const { field, theirs } of clashes) {
      next.known[field] = theirs;
      const mine = next.written[field];
      // The newest version may be our own, from a request whose answer was lost: that is no conflict.
      if (mine && theirs.by === wires.me) next.written[field] = { ...mine, basedOn: theirs.version };
      else if (mine) next.clashes[field] = theirs;
    }
    const savedAt =
      saved
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? state.savedAt;
    set({ ...next, savedAt, sending: false, failures: 0 });
  }

  // Every save of ours comes back as a fact too; reading the check for each would fill the audit with nothing.
  function countOwn(counts: boolean): void {
    if (counts) own += 1;
    look();
    forget();
    forget = wires.wait(ownFactMs, () => {
      [told, own] = [0, 0];
    });
  }

  function look(): void {
    if (told <= own) return;
    [told, own] = [0, 0];
    wires.refetch();
  }

  async function flush(): Promise<void> {
    await inFlight;
    const before = state.failures;
    while (waiting().length > 0 && state.failures === before && state.refused === null) await push();
  }

  return {
    now: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    write(field, value) {
      const mine = state.written[field];
      const kept = state.known[field]?.value ?? null;
      if (!mine && sameValue(kept, value)) return;
      put(field, value, mine?.basedOn ?? state.known[field]?.version ?? 0);
    },
    decide(field, value) {
      const { [field]: theirs, ...clashes } = state.clashes;
      put(field, value, theirs?.version ?? state.known[field]?.version ?? 0, clashes);
    },
    merge: (fields) => set({ known: newer(state.known, fields) }),
    heard() {
      told += 1;
      if (!inFlight) look();
    },
    flush,
  };
}

function settle(written: Record<string, Written>, field: string, turn: number | undefined, version: number): void {
  const now = written[field];
  if (!now) return;
  if (now.turn === turn) Reflect.deleteProperty(written, field);
  else written[field] = { ...now, basedOn: version };
}

function newer(known: Fields, fields: Fields): Fields {
  const fresh = Object.entries(fields).filter(([field, { version }]) => version >= (known[field]?.version ?? 0));
  return { ...known, ...Object.fromEntries(fresh) };
}

/** Whether leaving now would lose an answer. */
export function wouldLose({ written }: SaveNow): boolean {
  return Object.keys(written).length > 0;
}
