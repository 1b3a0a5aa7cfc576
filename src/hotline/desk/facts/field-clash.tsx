import { Conflict } from '#desk/parts.ts';
import type { FieldValue, TalkLine } from '../../shared.ts';
import { useEditing } from '../editor/editing.ts';
import { useNames } from '../editor/people.ts';

export type FieldClashProps = {
  field: string;
  label: string;
  say: (value: FieldValue) => string;
  /** Free text, which a third version can join; of two codes mine stays, to be changed by hand. */
  free: boolean;
};

/** Two people wrote one field: both versions, and three ways on. A third version starts from both, joined. */
export function FieldClash({ field, label, say, free }: FieldClashProps) {
  const { autosave, now } = useEditing();
  const nameOf = useNames();
  const theirs = now.draft.clashes[field];
  const mine = now.draft.typed[field];
  if (!theirs || !mine) return null;
  const { name, gender } = nameOf(theirs.by);
  return (
    <Conflict
      field={label}
      gender={gender}
      mine={{ at: mine.at, text: say(mine.value) }}
      theirs={{ at: theirs.at, text: say(theirs.value), by: name }}
      onKeepMine={() => autosave.decide(field, mine.value)}
      onTakeTheirs={() => autosave.decide(field, theirs.value)}
      onWriteThird={() => autosave.decide(field, free ? joined(mine.value, theirs.value) : mine.value)}
    />
  );
}

function joined(mine: FieldValue, theirs: FieldValue): FieldValue {
  if (typeof mine === 'string' && typeof theirs === 'string') return `${mine} / ${theirs}`;
  if (isLine(mine) && isLine(theirs)) return { ...mine, text: [mine.text, theirs.text].filter(Boolean).join('\n') };
  return mine;
}

function isLine(value: FieldValue): value is TalkLine {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
