/** What is known of an open contact here: how it came, since when it is not closed, and whether its pad is blank. */
export type Running = { channel: string; since: string | null; blank: string | null };

const longestCallMs = 2 * 3_600_000;

/** Whether somebody may be on the telephone: a call that is open, not blanked, and began within two hours. Pure. */
export function onTheTelephone(contacts: readonly Running[], now: Date): boolean {
  const earliest = now.getTime() - longestCallMs;
  return contacts.some(
    ({ channel, since, blank }) =>
      channel === 'telephone' && blank === null && since !== null && Date.parse(since) > earliest,
  );
}
