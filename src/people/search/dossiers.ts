import { makeColumn } from './column.ts';

/** Where each dossier stands, found by a hash of its id: the id itself lies in the record and nowhere else. */
export type Dossiers = {
  add(hash: number, place: number): void;
  /** The place with this hash that is the one meant; several ids may have one hash. */
  find(hash: number, isIt: (place: number) => boolean): number | undefined;
};

/** A hash of an id, 32 bits (FNV-1a, Fowler, Noll and Vo). Ids are drawn by the program, so nobody can choose them alike. */
export function hashOf(dossier: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < dossier.length; at++) hash = Math.imul(hash ^ dossier.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** No dossiers. A table with open addressing: each slot holds a place and one more, 0 is an empty slot. */
export function makeDossiers(): Dossiers {
  const hashes = makeColumn();
  let slots = new Uint32Array(1_024);
  let count = 0;
  const put = (into: Uint32Array, hash: number, place: number) => {
    let at = hash & (into.length - 1);
    while (into[at] !== 0) at = (at + 1) & (into.length - 1);
    into[at] = place + 1;
  };
  const makeRoom = () => {
    const wider = new Uint32Array(slots.length * 2);
    for (const slot of slots) if (slot !== 0) put(wider, hashes.get(slot - 1), slot - 1);
    slots = wider;
  };
  return {
    add: (hash, place) => {
      if (++count * 2 > slots.length) makeRoom();
      hashes.set(place, hash);
      put(slots, hash, place);
    },
    find: (hash, isIt) => {
      for (let at = hash & (slots.length - 1); slots[at] !== 0; at = (at + 1) & (slots.length - 1)) {
        const place = (slots[at] ?? 0) - 1;
        if (hashes.get(place) === hash && isIt(place)) return place;
      }
      return undefined;
    },
  };
}
