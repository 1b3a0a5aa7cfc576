import { Choice, Field, useSentence, useWords } from '#desk/parts.ts';
import type { PersonFile } from '../../shared.ts';
import { usePersonLists } from '../queries.ts';
import { Clash } from './text-box.tsx';
import { useDraft } from './use-draft.ts';

type CodedFieldProps = { person: string; file: PersonFile; field: 'sex' | 'age_band' };

/** A coded fact about a person, from its closed list. */
export function CodedField({ person, file, field }: CodedFieldProps) {
  const { t } = useWords();
  const sentence = useSentence();
  const codes = usePersonLists()[field] ?? [];
  const found = file.fields[field];
  const known = { value: typeof found?.value === 'string' ? found.value : null, version: found?.version ?? 0 };
  const draft = useDraft<string | null>(person, field, known);
  const say = (code: string | null) => (code === null ? t('people.desk.removed') : t(`people.code.${field}.${code}`));
  const label = t(`people.desk.field.${field}`);
  return (
    <div>
      <Field label={label} error={draft.error ? sentence(draft.error) : undefined}>
        {(ties) => (
          <Choice
            {...ties}
            options={codes.map((value) => ({ value, label: say(value) }))}
            value={draft.value}
            onChange={draft.edit}
          />
        )}
      </Field>
      <Clash draft={draft} label={label} say={say} join={(mine) => mine} />
    </div>
  );
}
