import type { NameTables } from './tables.ts';

/** The bones of sounds: consonants alone, those heard for one another as one, each once. Some sounds have two bones. */
export type Bones = (sounds: string) => string[];

/** More ways than these are not followed: the first are the likeliest. */
const MOST_WAYS = 4;

/** Makes the bones of names, by which names that may be alike are found among many. */
export function makeBones({ sounds }: Pick<NameTables, 'sounds'>): Bones {
  const bones = new Map(sounds.map(({ sound, bone }) => [sound, bone.split(' ')]));
  return (text) => {
    let ways = [''];
    for (const sound of text) ways = further(ways, bones.get(sound) ?? SILENT);
    return ways.length > 1 ? [...new Set(ways)] : ways;
  };
}

/** A sound without a bone adds nothing. */
const SILENT = [''];

function further(ways: string[], bones: string[]): string[] {
  const longer: string[] = [];
  for (const bone of bones)
    for (const way of ways) if (longer.length < MOST_WAYS) longer.push(way.endsWith(bone) ? way : way + bone);
  return longer;
}

/** Bones shorter than this are not shortened any more: what is left would be in every name. */
const SHORTEST = 2;

/**
 * The keys of bones: the bones themselves, and each with one bone left out, so that two names which differ by one bone
 * (left out, added, another, two turned round) have a key in common. Symmetric delete, as in Garbe's SymSpell.
 */
export function keysOf(bones: string): string[] {
  if (bones.length < SHORTEST) return [bones];
  return [...new Set([bones, ...[...bones].map((_, at) => bones.slice(0, at) + bones.slice(at + 1))])];
}
