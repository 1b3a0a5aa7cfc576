import { useEffect } from 'react';
import { createState, useShared } from '#desk/parts.ts';
import type { ContactNumberAnswer } from '../../shared.ts';

type Shown = ContactNumberAnswer & { contact: string; field: string };

/** The one whole number that stands on this screen, because somebody asked for it; paper shows it only as long. */
const shown = createState<Shown | null>(null);

/** The whole number of a contact's field while it is shown, of the version that stands there now; else null. */
export function useShownNumber(contact: string): (field: string, version: number) => ContactNumberAnswer | null {
  const now = useShared(shown);
  return (field, version) => (now?.contact === contact && now.field === field && now.version === version ? now : null);
}

/** Puts a whole number on the screen, or takes it off. */
export function showNumberOf(contact: string, field: string, answer: ContactNumberAnswer | null): void {
  shown.set(answer && { ...answer, contact, field });
}

/** A number leaves the screen with the field it stands in: the tab is turned, the desk locked. */
export function useHiddenOnLeaving(): void {
  useEffect(() => () => shown.set(null), []);
}
