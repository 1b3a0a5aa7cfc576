import type { Answer } from '#kernel/forms.ts';
import type { Locale } from '#kernel/words.ts';
import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import type { FileKind } from '#kernel/file-kinds.ts';
import type { Message, MessageFile } from './answers.ts';
import type { MessageFileRow, MessageRow } from '../store.ts';

/** What is sealed of a message. */
export type Said = {
  at: string;
  text: string;
  form: { version: number; answers: Record<string, Answer> } | null;
  locale: Locale | null;
};
/** Whose message it is and at which place: sealed with it, so that neither is changed by whoever writes in the database. */
export type Place = { by: string; number: number };
/** What is sealed of a file: how its sender called it, and its measures. */
export type AboutFile = { kind: FileKind; name: string; bytes: number };

const messageAddress = (contact: string, id: string) =>
  ({ dossier: contact, kind: 'contact', field: 'message', record: id }) as const;
const fileAddress = (contact: string, id: string) =>
  ({ dossier: contact, kind: 'contact', field: 'message-file', record: id }) as const;
const draftAddress = (contact: string, by: string) =>
  ({ dossier: contact, kind: 'contact', field: 'message-draft', record: by }) as const;

/** Seals a message with whose it is and its place. */
export function sealMessage(key: DossierKey, id: string, said: Said, { by, number }: Place): Uint8Array {
  return sealJson(key, messageAddress(key.dossier, id), { ...said, place: { by, number } });
}

/** A message as its readers see it; `visitor`: who wrote the contact. One whose row was changed since is a defect. */
export function openMessage(key: DossierKey, row: MessageRow, visitor: string, files: MessageFile[]): Message {
  // The first ones were sealed without their place.
  const { place = row, ...said } = openJson<Said & { place?: Place }>(
    key,
    messageAddress(row.contact, row.id),
    row.sealed,
  );
  if (place.by !== row.by || place.number !== row.number) throw new Error('a message is not where it was sealed');
  return { id: row.id, by: row.by === visitor ? null : row.by, ...said, files };
}

/** Seals what is said of a file. */
export function sealMessageFile(key: DossierKey, id: string, about: AboutFile): Uint8Array {
  return sealJson(key, fileAddress(key.dossier, id), about);
}

/** What is said of a file. */
export function openMessageFile(key: DossierKey, row: MessageFileRow): MessageFile {
  return { id: row.id, ...openJson<AboutFile>(key, fileAddress(row.contact, row.id), row.sealed) };
}

/** Seals somebody's unfinished answer. */
export function sealDraft(key: DossierKey, by: string, text: string): Uint8Array {
  return sealJson(key, draftAddress(key.dossier, by), text);
}

/** Somebody's unfinished answer. */
export function openDraft(key: DossierKey, by: string, sealed: Uint8Array): string {
  return openJson<string>(key, draftAddress(key.dossier, by), sealed);
}
