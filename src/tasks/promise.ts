import { may } from '#kernel/permissions.ts';
import type { StaffActor } from '#staff/index.ts';
import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import type { PromiseAnswer, PromiseMove } from './shared.ts';
import type { MoveRow, PromiseRow } from './store.ts';

/** Which words of a promise: its text, why it ended, why it moved (by version). */
type Words = 'text' | 'ending' | `move/${number}`;

const address = (key: DossierKey, promise: string, words: Words) =>
  ({ dossier: key.dossier, kind: 'promise', field: words, record: promise }) as const;

/** Seals words of a promise under its dossier's key. */
export function sealWords(key: DossierKey, promise: string, words: Words, text: string): Uint8Array {
  return sealJson(key, address(key, promise, words), text);
}

function openWords(key: DossierKey, promise: string, words: Words, sealed: Uint8Array): string {
  return openJson<string>(key, address(key, promise, words), sealed);
}

/** The text of a promise. */
export function promiseText(key: DossierKey, row: Pick<PromiseRow, 'id' | 'sealed'>): string {
  return row.sealed.length === 0 ? '' : openWords(key, row.id, 'text', row.sealed);
}

/** A promise as its readers see it, with how it came to be what it is. */
export function promiseAnswer(actor: StaffActor, key: DossierKey, row: PromiseRow, moves: MoveRow[]): PromiseAnswer {
  const here = { granted: true };
  return {
    id: row.id,
    dossier: row.dossier,
    kind: row.kind,
    line: row.line,
    owner: row.owner,
    due: row.due?.toISOString() ?? null,
    madeBy: row.made_by,
    made: row.made.toISOString(),
    version: row.version,
    text: promiseText(key, row),
    ending: endingOf(key, row),
    history: historyOf(key, row.id, moves),
    can: {
      change: row.ended === null && may(actor, 'tasks.promise.change', here),
      end: may(actor, 'tasks.promise.end', here),
    },
  };
}

/** Who ended a promise or task, how, when and why; null while it is open. */
export function endingOf(
  key: DossierKey,
  row: Pick<PromiseRow, 'id' | (`ended${string}` & keyof PromiseRow)>,
): PromiseAnswer['ending'] {
  if (!row.ended || !row.ended_how || !row.ended_by || !row.ended_sealed) return null;
  const reason = openWords(key, row.id, 'ending', row.ended_sealed);
  return { how: row.ended_how, by: row.ended_by, at: row.ended.toISOString(), reason };
}

/** How it came to be what it is, newest first; `moves` may hold those of others too. */
export function historyOf(key: DossierKey, id: string, moves: MoveRow[]): PromiseMove[] {
  return moves.filter((move) => move.promise === id).map((move) => moveAnswer(key, move));
}

function moveAnswer(key: DossierKey, row: MoveRow): PromiseMove {
  const { version, why, owner, by } = row;
  const reason = row.sealed ? openWords(key, row.promise, `move/${version}`, row.sealed) : '';
  return { version, why, due: row.due?.toISOString() ?? null, owner, by, at: row.at.toISOString(), reason };
}
