import { Textarea, TextInput } from '@mantine/core';
import { Conflict, Field, useSentence, useWords } from '#desk/parts.ts';
import { useColleague } from '../use-colleague.ts';
import styles from './person.module.css';
import { useDraft, type FieldDraft } from './use-draft.ts';

export type TextBoxProps = {
  person: string;
  field: string;
  label: string;
  hint?: string;
  known: { value: string; version: number };
  most: number;
  rows?: number;
};

/** Sealed words of the duty card: they save themselves, and two people's versions both stay. */
export function TextBox({ person, field, label, hint, known, most, rows }: TextBoxProps) {
  const draft = useDraft<string>(person, field, known);
  const sentence = useSentence();
  return (
    <div>
      <Field label={label} hint={hint} error={draft.error ? sentence(draft.error) : undefined}>
        {(ties) => {
          const own = {
            ...ties,
            value: draft.value,
            maxLength: most,
            autoComplete: 'off',
            onBlur: draft.flush,
          };
          return rows ? (
            <Textarea {...own} minRows={rows} autosize onChange={(event) => draft.edit(event.currentTarget.value)} />
          ) : (
            <TextInput {...own} onChange={(event) => draft.edit(event.currentTarget.value)} />
          );
        }}
      </Field>
      <Clash draft={draft} label={label} say={(value) => value} join={(mine, theirs) => `${mine} / ${theirs}`} />
    </div>
  );
}

type ClashProps<V> = {
  draft: FieldDraft<V>;
  label: string;
  say: (value: V) => string;
  /** A third version to begin from; mine where two cannot be joined. */
  join: (mine: V, theirs: V) => V;
};

/** Two people wrote one field: both versions, and three ways on. */
export function Clash<V>({ draft, label, say, join }: ClashProps<V>) {
  const { t } = useWords();
  const nameOf = useColleague();
  const { clash, mine } = draft;
  if (!clash || !mine) return null;
  const theirs = clash.value as V;
  const said = (value: V) => (value === null ? t('people.desk.removed') : say(value));
  const { name, gender } = nameOf(clash.by);
  return (
    <div className={styles.clash}>
      <Conflict
        field={label}
        gender={gender}
        mine={{ at: mine.at, text: said(mine.value) }}
        theirs={{ at: clash.at, text: said(theirs), by: name }}
        onKeepMine={() => draft.decide(mine.value)}
        onTakeTheirs={() => draft.decide(theirs)}
        onWriteThird={() => draft.decide(theirs === null ? mine.value : join(mine.value, theirs))}
      />
    </div>
  );
}
