import { createState, useShared } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { ContactAnswer } from '../shared.ts';
import { createAutosave, wouldLose, type Autosave } from './autosave/autosave.ts';
import { wiresFor } from './autosave/wires.ts';
import { onTheTelephone } from './in-call.ts';

/** A contact open in this window. It lives beside the screens, so that turning to another one stops no saving. */
export type OpenContact = {
  id: string;
  number: string;
  channel: string;
  autosave: Autosave;
  me: string;
  /** When it began, while it is not closed. */
  since: string | null;
  /** Since when the pad is blank because it was not safe. */
  blank: string | null;
};

const opened = createState<readonly OpenContact[]>([]);

/** The contacts open in this window, in the order they were opened. */
export function useOpenContacts(): readonly OpenContact[] {
  return useShared(opened);
}

/** The contact as open here; opens it with what the server knows, or brings that into what is open. */
export function openHere(contact: ContactAnswer, me: string, refetch: () => void): OpenContact {
  const known = findOpen(contact.id);
  const { id, number, channel } = contact;
  const since = contact.outcome === null ? contact.openedAt : null;
  if (known) {
    known.autosave.merge(contact.fields);
    if (known.since !== since) replace({ ...known, since });
    return known;
  }
  const autosave = createAutosave(wiresFor(id, me, refetch), contact.fields);
  const fresh: OpenContact = { id, number, channel, autosave, me, since, blank: null };
  opened.set([...opened.get(), fresh]);
  return fresh;
}

/** The contact with this id, if it is open here. */
export function findOpen(id: string): OpenContact | undefined {
  return opened.get().find((one) => one.id === id);
}

/** Takes a contact from the tabs, once everything is kept; what cannot be kept stays open. */
export async function putAway(id: string): Promise<boolean> {
  const one = findOpen(id);
  await one?.autosave.flush();
  if (one && wouldLose(one.autosave)) return false;
  opened.set(opened.get().filter((other) => other.id !== id));
  return true;
}

/** Blanks a contact's pad, or shows it again (null). */
export function setBlank(id: string, blank: string | null): void {
  const one = findOpen(id);
  if (one) replace({ ...one, blank });
}

function replace(one: OpenContact): void {
  opened.set(opened.get().map((other) => (other.id === one.id ? one : other)));
}

/** Whether somebody may be on the telephone here. */
export function inCall(): boolean {
  return onTheTelephone(opened.get(), now());
}

/** Sends everything that is not kept yet, of every open contact. */
export async function flushAll(): Promise<void> {
  await Promise.all(opened.get().map(({ autosave }) => autosave.flush()));
}

/** The window goes away: what is not kept yet is sent without waiting. */
export function leaveAll(): void {
  for (const { autosave } of opened.get()) autosave.leave();
}

/** Whether closing the window now would lose something. */
export function anythingUnsaved(): boolean {
  return opened.get().some(({ autosave }) => wouldLose(autosave));
}

/** The desk was locked or left: what is kept is forgotten here; what is not waits, for its writer only. */
export function forgetKept(): void {
  opened.set(opened.get().filter(({ autosave }) => wouldLose(autosave)));
}

/** Somebody came to this desk. What she had written before goes up; what another left behind is not hers to send. */
export function resumeAs(me: string): void {
  opened.set(opened.get().filter((one) => one.me === me));
  for (const { autosave } of opened.get()) autosave.resume();
}
