import { isUnsaved, type NoteDraft } from './draft.ts';

/** Where the draft of a note is: kept on the server at a time, on its way, or not taken and tried again. */
export type Kept = { kind: 'saved'; at: string } | { kind: 'saving' } | { kind: 'failed' };

/** What keeping needs of the page and the server. */
export type KeepingWires = {
  put: (draft: NoteDraft) => Promise<void>;
  /** The draft as it stands now; undefined once it was saved or put away. */
  current: (id: string) => NoteDraft | undefined;
  tell: (id: string, kept: Kept) => void;
  now: () => string;
  /** Runs something later; gives the way to call it off. */
  later: (ms: number, run: () => void) => () => void;
};

/** Typing rests for so long before it is sent; a refusal is tried again after so long. */
const REST_MS = 1_200;
const AGAIN_MS = 10_000;

/**
 * Sends what was typed into notes to the server, one request a note at a time, so that a browser may go at any moment.
 * What was typed while a request was under way follows it.
 */
export function createKeeping(wires: KeepingWires) {
  const waiting = new Map<string, () => void>();
  const underWay = new Map<string, Promise<void>>();
  const callOff = (id: string) => {
    waiting.get(id)?.();
    waiting.delete(id);
  };
  const soon = (id: string, ms: number) => {
    callOff(id);
    waiting.set(
      id,
      wires.later(ms, () => void send(id)),
    );
  };
  const send = async (id: string): Promise<void> => {
    callOff(id);
    await underWay.get(id);
    const draft = wires.current(id);
    if (!draft || !isUnsaved(draft)) return;
    wires.tell(id, { kind: 'saving' });
    const sending = wires.put(draft).then(
      () => wires.tell(id, { kind: 'saved', at: wires.now() }),
      () => {
        wires.tell(id, { kind: 'failed' });
        soon(id, AGAIN_MS);
      },
    );
    underWay.set(id, sending);
    await sending;
    underWay.delete(id);
  };
  return {
    /** Something was typed. */
    typed: (id: string) => soon(id, REST_MS),
    /** Sends at once what waits, and waits for what is under way and what follows it: before a lock, before the page goes. */
    flush: async () => {
      await Promise.allSettled([...waiting.keys()].map(send));
      while (underWay.size > 0) await Promise.allSettled(underWay.values());
    },
    /** The note was saved or put away: nothing more of it is sent; waits for what is under way. */
    done: async (id: string) => {
      callOff(id);
      await underWay.get(id);
    },
    /** Whether something typed is not known to be kept. */
    isBehind: () => waiting.size > 0 || underWay.size > 0,
  };
}
