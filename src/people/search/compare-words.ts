import { nameModel } from '../names/model.ts';
import type { ReadWord } from '../names/word.ts';
import { isCyrillic, type Token } from './fold.ts';
import type { Alike, Grade } from './reasons.ts';

/**
 * Two words beside each other: how alike, and in a number (0 to 1) the likeness of the name model, if one is not a
 * beginning or a nickname of the other; and whether it counts only beside something else that agrees: two known names
 * that differ, or much that differs.
 */
export type Likeness = { grade: Grade; how: Alike[]; worth: number; weak: boolean };

/** One letter is the beginning of too much. */
export const LEAST_BEGINNING = 2;
/** A word that lacks no more letters than these may be whole, and only be spelled otherwise. */
const NEARLY_TYPED = 1;
/** Below this a word is no hit by itself, below the other not even beside a name that agrees. */
const [ALIKE, WEAK] = [0.65, 0.45];

/** Words at least so alike are looked at. */
export const LEAST_ALIKE = WEAK;

/** What a beginning is worth, by how much of the word is there: less than the same name in another language (0.8). */
const [BEGUN_LEAST, BEGUN_MORE] = [0.6, 0.19];

/** What a nickname is worth: it is no spelling of the name. */
const NICKNAME = 0.6;

/** Reads a word for the name model; a vocabulary has read its own already. */
type Read = (written: string) => ReadWord;

/** Compares a word that was asked for with one on record; null where they are not alike at all. */
export type CompareTokens = (asked: Token, recorded: Token) => Likeness | null;

/** So many words asked for are remembered: those before the one that is being typed stay the same. */
const MOST_ASKED = 300;

/** Makes a comparer: each two words are compared once, in however many records and questions they stand. */
export function tokenComparer(read: Read = nameModel().word): CompareTokens {
  const compared = new Map<string, Map<string, Likeness | null>>();
  return (asked, recorded) => {
    const before = compared.get(asked.written) ?? new Map<string, Likeness | null>();
    if (before.size === 0 && compared.size >= MOST_ASKED) compared.clear();
    compared.set(asked.written, before);
    const known = before.get(recorded.written);
    if (known !== undefined) return known;
    const likeness = compareTokens(asked, recorded, read);
    before.set(recorded.written, likeness);
    return likeness;
  };
}

function compareTokens(asked: Token, recorded: Token, read: Read): Likeness | null {
  if (asked.written === recorded.written) return { grade: 'equal', how: [], worth: 1, weak: false };
  const how: Alike[] = isCyrillic(asked.written) === isCyrillic(recorded.written) ? [] : ['script'];
  if (asked.plain === recorded.plain) {
    if (asked.latin !== recorded.latin) how.push('marks');
    const worth = nameModel().compareWords(read(asked.written), read(recorded.written)).likeness;
    return { grade: how.length > 0 ? 'alike' : 'equal', how, worth, weak: false };
  }
  const begun = beginning(asked, recorded, how);
  // Whoever is still typing means no other spelling of what she has typed.
  if (begun && recorded.plain.length - asked.plain.length > NEARLY_TYPED) return begun;
  const heard = bySound(read(asked.written), read(recorded.written), how);
  return heard && heard.worth > (begun?.worth ?? 0) ? heard : begun;
}

function beginning(asked: Token, recorded: Token, how: Alike[]): Likeness | null {
  if (asked.plain.length < LEAST_BEGINNING || !recorded.plain.startsWith(asked.plain)) return null;
  const worth = BEGUN_LEAST + (BEGUN_MORE * asked.plain.length) / recorded.plain.length;
  return { grade: 'alike', how: [...how, 'begins'], worth, weak: false };
}

/** By the name model: another spelling, one name of two languages, a slip, a nickname, or another name that is near. */
function bySound(a: ReadWord, b: ReadWord, how: Alike[]): Likeness | null {
  const model = nameModel();
  const { likeness, relation } = model.compareWords(a, b, WEAK);
  const alike = (why: Alike, worth: number, weak = false): Likeness => ({
    ...{ grade: 'alike', how: [...how, why], worth, weak },
  });
  if (relation === 'spelling' || relation === 'same_name') return alike(relation, likeness);
  if (relation === 'slip' && likeness >= ALIKE) return alike('typo', likeness);
  if (model.isNickname(a, b)) return alike('nickname', Math.max(NICKNAME, likeness));
  if (likeness < WEAK) return null;
  return alike(relation === 'two_names' ? 'other_name' : 'typo', likeness, true);
}
