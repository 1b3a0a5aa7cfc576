/** How sure a field speaks for the same person. */
export type Grade = 'equal' | 'alike' | 'differs' | 'unknown';
/**
 * Why two spellings are alike: the other script, without marks, spelled as another language does, one name of two
 * languages, letters apart, another name that is near, a nickname, a beginning, the end of a number.
 */
export type Alike =
  | 'script'
  | 'marks'
  | 'spelling'
  | 'same_name'
  | 'typo'
  | 'other_name'
  | 'nickname'
  | 'begins'
  | 'ends';
/** `name` where the record does not say which name it is; `order` speaks of swapped names. */
export type ReasonField =
  | 'given'
  | 'surname'
  | 'nickname'
  | 'other'
  | 'name'
  | 'place'
  | 'order'
  | 'number'
  | 'birth_year';

/** One field's part in a hit, so that the screen can say "same number; name in another script; birth year differs". */
export type Reason = {
  field: ReasonField;
  grade: Grade;
  how: Alike[];
  /** What was asked for, and what the record says (a number masked). */
  asked: string;
  recorded: string;
};
