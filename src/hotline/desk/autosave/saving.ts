import type { Saving } from '#desk/parts.ts';
import type { SaveNow } from './autosave.ts';
import { unsaved } from './draft.ts';

/** What the header and the foot say about saving; `since` is when the contact was opened. */
export function savingOf({ draft, sending, savedAt, trouble }: SaveNow, since: string): Saving {
  const waits = unsaved(draft);
  if (trouble?.kind === 'trouble') return { kind: 'failed', retrySeconds: Math.round(trouble.retryMs / 1_000) };
  if (trouble && waits > 0) return { kind: 'waiting', changes: waits };
  if (sending || waits > Object.keys(draft.clashes).length + Object.keys(draft.refused).length)
    return { kind: 'saving' };
  return { kind: 'saved', at: savedAt ?? lastKept(draft.known) ?? since };
}

function lastKept(known: SaveNow['draft']['known']): string | undefined {
  return Object.values(known)
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
}
