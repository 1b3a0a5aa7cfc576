import { toBase64, timingSafeText } from './bytes.ts';
import { macOf, type Keyring } from './keyring.ts';

/** All that a piece of the archive's log says; `sum` is the checksum of its bytes. */
export type LogSaid = {
  timeline: number;
  at: Date;
  from: string;
  to: string;
  sum: string;
  checkpoint: string | null;
};

/** What shows that the holder of the keyring wrote a piece of the log: whoever knows an archive's recipient can seal one. */
export function vouchForLog(keyring: Keyring, said: LogSaid): string {
  const { timeline, at, from, to, sum, checkpoint } = said;
  const fields = [String(timeline), at.toISOString(), from, to, sum, checkpoint ?? ''];
  return toBase64(macOf(keyring, 'archive-log', fields));
}

/** Whether the holder of the keyring wrote it so. */
export function isVouchedLog(keyring: Keyring, said: LogSaid, vouched: string): boolean {
  return timingSafeText(vouchForLog(keyring, said), vouched);
}
