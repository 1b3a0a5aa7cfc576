import { openBytes, sealBytes, type DossierKey } from './seal.ts';

const address = (parent: string, child: string) =>
  ({ dossier: parent, kind: 'link', field: 'key', record: child }) as const;

/** A dossier's key sealed under another's. */
export function wrapUnder(parent: DossierKey, child: DossierKey): Uint8Array {
  return sealBytes(parent, address(parent.dossier, child.dossier), child.key);
}

/** Opens what `wrapUnder` made. Refuses `cannot-open` for any other parent or child. */
export function unwrapUnder(parent: DossierKey, child: string, wrapped: Uint8Array): DossierKey {
  return { dossier: child, key: openBytes(parent, address(parent.dossier, child), wrapped) };
}
