import { openJson, sealJson, type DossierKey } from '#vault/index.ts';
import type { DocumentAnswer } from '../shared.ts';
import type { DocumentRow } from '../store.ts';

/** What is sealed beside a document's bytes: how it is called, when it came to the second, and its measures. */
export type AboutDocument = Pick<DocumentAnswer, 'name' | 'at' | 'bytes' | 'pages' | 'width' | 'height'>;

const address = (dossier: string, id: string) => ({ dossier, kind: 'case', field: 'document', record: id }) as const;

/** Seals what is said of a document. */
export function sealAbout(key: DossierKey, id: string, about: AboutDocument): Uint8Array {
  return sealJson(key, address(key.dossier, id), about);
}

/** A document as its readers see it in a list; its bytes are asked for one by one. */
export function openDocument(key: DossierKey, { id, kind, by, sealed }: DocumentRow): DocumentAnswer {
  return { id, kind, by, ...openJson<AboutDocument>(key, address(key.dossier, id), sealed) };
}
