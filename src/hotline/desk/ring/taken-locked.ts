import { call } from '#desk/parts.ts';

const waiting = new Set<string>();

/** Remembers a contact begun from a ring on a locked screen: its number can only be written once the screen is open. */
export function numberWaits(contact: string): void {
  waiting.add(contact);
}

/** The screen was opened: puts the number of each such call into its contact. What fails is tried at the next opening. */
export async function bringNumbers(): Promise<void> {
  await Promise.all(
    [...waiting].map(async (contact) => {
      try {
        await call('POST', `/desk/api/contacts/${contact}/ring-number`);
        waiting.delete(contact);
      } catch {
        // Somebody else may have signed in here, or there is no connection: the number stays sealed with its ring.
      }
    }),
  );
}
