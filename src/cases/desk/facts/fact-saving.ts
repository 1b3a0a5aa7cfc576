import type { Answer } from '#kernel/forms.ts';
import type { Fact, FactSaved } from '../../shared.ts';

export type Clash = { question: string; mine: Answer; theirs: Fact };

/** What of the answers is not on the server yet, the last two answers that met, and why the last one was not taken. */
export type FactsNow = { written: Readonly<Record<string, Answer>>; clash: Clash | null; error: unknown };

export type FactWires = {
  put: (question: string, value: Answer, basedOn: number) => Promise<FactSaved>;
  /** Asks for the facts as they stand now. */
  afresh: () => Promise<unknown>;
};

export type FactSaving = {
  now: () => FactsNow;
  subscribe: (listener: () => void) => () => void;
  write: (question: string, value: Answer, basedOn: number) => void;
  /** Puts a conflict away; theirs stays. */
  settle: () => void;
};

/**
 * Keeps every answer as soon as it is given, one request a question at a time: what is chosen while the one before is on
 * its way stands on the screen at once, follows it, and is based on what it became. Nobody meets her own answer.
 */
export function createFactSaving({ put, afresh }: FactWires): FactSaving {
  let state: FactsNow = { written: {}, clash: null, error: null };
  const underWay = new Set<string>();
  /** What our own answers became; the screen may not have heard of it yet. */
  const versions = new Map<string, number>();
  const listeners = new Set<() => void>();

  function set(change: Partial<FactsNow>): void {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  }

  async function send(question: string, basedOn: number): Promise<void> {
    const value = state.written[question] ?? null;
    const answer = await put(question, value, basedOn);
    const mine = state.written[question] ?? null;
    if ('clash' in answer) return set({ clash: { question, mine, theirs: answer.clash } });
    versions.set(question, answer.saved.version);
    return mine === value ? undefined : send(question, answer.saved.version);
  }

  async function keep(question: string, basedOn: number): Promise<void> {
    underWay.add(question);
    const error = await send(question, basedOn).then(
      () => null,
      (failed: unknown) => failed,
    );
    underWay.delete(question);
    set({ error });
    await afresh();
    if (underWay.has(question)) return;
    const { [question]: _, ...written } = state.written;
    set({ written });
  }

  return {
    now: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    write(question, value, basedOn) {
      const clash = state.clash?.question === question ? null : state.clash;
      set({ clash, written: { ...state.written, [question]: value } });
      if (!underWay.has(question)) void keep(question, Math.max(basedOn, versions.get(question) ?? 0));
    },
    settle: () => set({ clash: null }),
  };
}
