import { parentPort, workerData } from 'node:worker_threads';
import { remakePdf, type PdfAnswer } from './pdf.ts';

// A PDF is a small program; whatever it does to its reader ends with this thread, its memory and its time.
const answer: PdfAnswer = await remakePdf(workerData as Uint8Array);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between threads has no origin
parentPort?.postMessage(answer);
