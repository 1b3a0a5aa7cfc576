import { call, createState, useShared } from '#desk/parts.ts';
import type { z } from 'zod';
import type { openContactSchema } from '../../shared.ts';

export type Beginning = z.input<typeof openContactSchema>;

/** What is asked before a contact begins: nothing, which line, everything of one entered another way, what to practise. */
export type Asking = 'line' | 'other' | 'practice' | null;

const asking = createState<Asking>(null);

/** What is being asked now. */
export function useAsking(): Asking {
  return useShared(asking);
}

/** Asks, or stops asking. */
export function ask(what: Asking): void {
  asking.set(what);
}

let underway = false;

/** Does what begins a contact, unless one is just being begun: a key pressed again because nothing seemed to happen. */
export async function onceAtATime(begin: () => Promise<void>): Promise<void> {
  if (underway) return;
  underway = true;
  try {
    await begin();
  } finally {
    underway = false;
  }
}

/** Opens a contact on the server, with nothing known but how it came. */
export function beginContact(beginning: Beginning): Promise<{ id: string; number: string }> {
  return call('POST', '/desk/api/contacts', beginning);
}
