import { parentPort } from 'node:worker_threads';
import type { AnswerMessage, AskMessage } from './asks.ts';
import { makeKeeper } from './keeper.ts';

// The search thread itself: started by door.ts, ended by it, and answering nobody else. It opens no file and no
// connection; core dumps, reports and the signal-started inspector are off for the whole process (bin/astra.js).
const keeper = makeKeeper();

parentPort?.on('message', ({ number, name, given }: AskMessage) => {
  void answer(number, async () => keeper[name](given as never));
});

async function answer(number: number, work: () => Promise<unknown>): Promise<void> {
  const message: AnswerMessage = await work().then(
    (said) => ({ number, answer: said }),
    (error: unknown) => ({ number, failed: error instanceof Error ? error.name : typeof error }),
  );
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
  parentPort?.postMessage(message);
}
