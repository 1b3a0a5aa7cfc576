import type { Field, FieldValue, SaveAnswer } from '../../shared.ts';
import {
  answered,
  edited,
  merged,
  refusedField,
  resolved,
  startDraft,
  toSend,
  underWay,
  unsaved,
  type Draft,
  type Sent,
} from './draft.ts';

/** What became of one request: an answer, no connection, trouble at the server, a closed session, or a refusal. */
export type Delivery =
  | { kind: 'answered'; answer: SaveAnswer }
  | { kind: 'unreachable' | 'trouble' | 'session' }
  | { kind: 'refused'; code: string; field: string | null };

/** The world the engine works in; tests bring their own. Times are milliseconds. */
export type Wires = {
  me: string;
  send: (changes: Sent['changes']) => Promise<Delivery>;
  /** The page is going away: sent without waiting for an answer. */
  leave: (changes: Sent['changes']) => void;
  /** Somebody else changed the contact: asks for it again and calls `merge`. */
  refetch: () => void;
  now: () => number;
  wait: (ms: number, run: () => void) => () => void;
};

/** Why nothing is kept at the moment. `refused`: the contact may not be written any more, and trying again is useless. */
export type Trouble =
  | { kind: 'unreachable' | 'trouble' | 'session'; retryMs: number }
  | { kind: 'refused'; code: string };
export type SaveNow = { draft: Draft; sending: boolean; savedAt: string | null; trouble: Trouble | null };

export type Autosave = {
  now: () => SaveNow;
  subscribe: (listener: () => void) => () => void;
  /** `heldIn`: the value is a mask, and the number of that version is meant. */
  edit: (field: string, value: FieldValue, heldIn?: number) => void;
  decide: (field: string, value: FieldValue) => void;
  merge: (fields: Readonly<Record<string, Field>>) => void;
  /** The live stream told of a change, which may well be our own. */
  heard: () => void;
  /** Sends everything now; resolves when it is kept or cannot be. */
  flush: () => Promise<void>;
  leave: () => void;
  /** Tries again: somebody signed in, or pressed "try now". */
  resume: () => void;
};

const pauseMs = 600;
const mostMs = 1_500;
const firstRetryMs = 1_000;
const mostRetryMs = 20_000;
const ownFactMs = 10_000;

/**
 * Keeps one contact: what is typed goes to the server after a pause of 0.6 s, 1.5 s after the first letter at the
 * latest, one request at a time. What cannot be sent is kept and sent again, 1 to 20 s apart; sending twice is harmless.
 */
export function createAutosave(wires: Wires, known: Readonly<Record<string, Field>>): Autosave {
  let state: SaveNow = { draft: startDraft(known), sending: false, savedAt: null, trouble: null };
  let firstEdit: number | null = null;
  let lastEdit = 0;
  let failures = 0;
  let inFlight: Promise<void> | null = null;
  let cancel = (): void => {};
  const facts = countFacts(wires);
  const listeners = new Set<() => void>();

  function set(change: Partial<SaveNow>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  function typed(draft: Draft): void {
    lastEdit = wires.now();
    firstEdit ??= lastEdit;
    set({ draft });
    plan();
  }

  function plan(): void {
    cancel();
    const stopped = state.trouble?.kind === 'session' || state.trouble?.kind === 'refused';
    if (inFlight || stopped || toSend(state.draft).changes.length === 0) return;
    const due = Math.min(lastEdit + pauseMs, (firstEdit ?? lastEdit) + mostMs) - wires.now();
    cancel = wires.wait(Math.max(0, failures > 0 ? retryMs(failures) : due), () => void push());
  }

  function push(): Promise<void> {
    cancel();
    const sent = toSend(state.draft);
    if (inFlight || sent.changes.length === 0) return inFlight ?? Promise.resolve();
    firstEdit = null;
    set({ draft: underWay(state.draft, sent), sending: true });
    inFlight = deliver(sent);
    return inFlight;
  }

  async function deliver(sent: Sent): Promise<void> {
    const delivery = await wires.send(sent.changes);
    inFlight = null;
    if (delivery.kind === 'answered') succeeded(sent, delivery.answer);
    else failed(sent, delivery);
    plan();
  }

  function succeeded(sent: Sent, answer: SaveAnswer): void {
    failures = 0;
    const draft = answered(state.draft, sent, answer, wires.me);
    const savedAt = answer.saved.map(({ at }) => at).reduce<string | null>(later, state.savedAt);
    set({ draft, savedAt, sending: false, trouble: null });
    facts.saved(answer.saved.length > 0);
  }

  function failed(sent: Sent, delivery: Exclude<Delivery, { kind: 'answered' }>): void {
    if (delivery.kind === 'refused') {
      const { code, field } = delivery;
      if (field !== null && field in sent.turns)
        set({ draft: refusedField(state.draft, field, code), sending: false, trouble: null });
      else set({ sending: false, trouble: { kind: 'refused', code } });
    } else {
      failures += 1;
      set({ sending: false, trouble: { kind: delivery.kind, retryMs: retryMs(failures) } });
    }
    facts.saved(false);
  }

  async function flush(): Promise<void> {
    await inFlight;
    const before = failures;
    while (toSend(state.draft).changes.length > 0 && failures === before && state.trouble?.kind !== 'refused')
      await push();
  }

  function resume(): void {
    failures = 0;
    set({ trouble: null });
    if (!inFlight) void push();
  }

  return {
    now: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    edit: (field, value, heldIn) => typed(edited(state.draft, field, value, iso(wires), heldIn)),
    decide: (field, value) => typed(resolved(state.draft, field, value, iso(wires))),
    merge: (fields) => set({ draft: merged(state.draft, fields) }),
    heard: () => facts.heard(inFlight !== null),
    flush,
    leave: () => {
      const { changes } = toSend(state.draft);
      if (changes.length > 0) wires.leave(changes);
    },
    resume,
  };
}

/** Whether closing the window now would lose something. */
export function wouldLose(autosave: Autosave): boolean {
  return unsaved(autosave.now().draft) > 0;
}

// Every save of ours comes back as a fact too; reading the whole contact for each would fill the audit with nothing.
function countFacts(wires: Wires): { heard: (sending: boolean) => void; saved: (told: boolean) => void } {
  let told = 0;
  let own = 0;
  let forget = (): void => {};
  const look = () => {
    if (told <= own) return;
    told = 0;
    own = 0;
    wires.refetch();
  };
  return {
    heard(sending) {
      told += 1;
      if (!sending) look();
    },
    saved(counts) {
      if (counts) own += 1;
      look();
      forget();
      forget = wires.wait(ownFactMs, () => {
        told = 0;
        own = 0;
      });
    },
  };
}

const retryMs = (failures: number) => Math.min(mostRetryMs, firstRetryMs * 2 ** (failures - 1));
const iso = (wires: Wires) => new Date(wires.now()).toISOString();
const later = (one: string | null, other: string) => (one !== null && one > other ? one : other);
