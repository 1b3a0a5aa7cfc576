import type { Listener } from '#kernel/outbox.ts';
import { answerByTask } from './answer-alert.ts';
import { endDutyOfGone } from './end-duty-of-gone.ts';
import { tellOfOpening } from './tell-of-opening.ts';

/** What the hotline does when it hears of others. */
export const hotlineListeners: Listener[] = [
  { kind: 'session.ended', hear: (tx) => endDutyOfGone(tx) },
  { kind: 'standby.opened', hear: tellOfOpening },
  { kind: 'task.changed', hear: answerByTask },
];
