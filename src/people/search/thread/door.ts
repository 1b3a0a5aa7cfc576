import { Worker, type ResourceLimits, type TransferListItem } from 'node:worker_threads';
import { refuse } from '#kernel/errors.ts';
import type { Answer, AnswerMessage, AskMessage, AskName, Given } from './asks.ts';

/** This side of the search thread's door. */
export type SearchDoor = {
  /**
   * Asks the thread. What is in `handed` is not copied: it is gone from here, keys above all. Refuses `search-fell`
   * when the thread ended by itself before it answered, `search-opens` when it was closed on purpose: asked again, a
   * new one answers.
   */
  ask<Name extends AskName>(name: Name, given: Given<Name>, handed?: TransferListItem[]): Promise<Answer<Name>>;
  /** Ends the thread, and with it everything it held in the clear. */
  close(): Promise<void>;
};

type Waiting = { done(answer: unknown): void; fail(error: unknown): void };

/**
 * Starts a search thread. `fell` is told when it ends by itself (it broke, or memory ran out), by the error's code.
 * The thread keeps the program alive only while an answer is awaited.
 */
export function openDoor(fell: (error: unknown) => void, limits: ResourceLimits = {}): SearchDoor {
  const worker = new Worker(new URL('thread.ts', import.meta.url), { name: 'search', env: {}, resourceLimits: limits });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let broke: unknown = null;
  let closed = false;
  let ended = false;
  const noAnswer = () => refuse(closed ? 'search-opens' : 'search-fell', 503);
  worker.unref();
  worker.on('message', (message: AnswerMessage) => {
    const who = waiting.get(message.number);
    waiting.delete(message.number);
    if (waiting.size === 0) worker.unref();
    if ('failed' in message) who?.fail(new Error(`the search thread failed: ${message.failed}`));
    else who?.done(message.answer);
  });
  worker.on('error', (error) => {
    broke = error;
  });
  worker.on('exit', () => {
    ended = true;
    for (const { fail } of waiting.values()) fail(noAnswer());
    waiting.clear();
    if (!closed) fell(broke);
  });
  return {
    ask: (name, given, handed = []) => {
      if (closed || ended) return Promise.reject(noAnswer());
      const number = ++asked;
      const answer = new Promise((done, fail) => {
        waiting.set(number, { done, fail });
      });
      worker.ref();
      worker.postMessage({ number, name, given } satisfies AskMessage, handed);
      return answer as Promise<never>;
    },
    close: async () => {
      closed = true;
      await worker.terminate();
    },
  };
}
