import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Field, useWords } from '#desk/parts.ts';
import type { BirthYear, PersonFile } from '../../shared.ts';
import styles from './person.module.css';
import { Clash } from './text-box.tsx';
import { useDraft } from './use-draft.ts';

/** Her year of birth, exact or about. */
export function BirthYearField({ person, file }: { person: string; file: PersonFile }) {
  const { t } = useWords();
  const known = { value: file.birthYear, version: file.fields['birth_year']?.version ?? 0 };
  const draft = useDraft<BirthYear | null>(person, 'birth_year', known);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const value = draft.value;
  const leave = () => {
    if (typed === null) return;
    const year = Number(typed.trim());
    const fits = typed.trim() === '' || (Number.isInteger(year) && year >= 1900 && year <= 2100);
    setWrong(!fits);
    if (!fits) return;
    if (typed.trim() === '') draft.edit(null);
    else draft.edit({ year, approximate: value?.approximate ?? false });
    draft.flush();
    setTyped(null);
  };
  return (
    <div>
      <Field label={t('people.desk.new.year')} error={wrong ? t('people.desk.new.wrongYear') : undefined}>
        {(ties) => (
          <div className={styles.year}>
            <TextInput
              {...ties}
              value={typed ?? String(value?.year ?? '')}
              inputMode="numeric"
              maxLength={4}
              autoComplete="off"
              onChange={(event) => setTyped(event.currentTarget.value)}
              onBlur={leave}
            />
            <Checkbox
              label={t('people.desk.birth.approximate')}
              checked={value?.approximate ?? false}
              disabled={value === null}
              onChange={(event) => value && draft.edit({ ...value, approximate: event.currentTarget.checked })}
            />
          </div>
        )}
      </Field>
      <Clash
        draft={draft}
        label={t('people.desk.new.year')}
        say={(said) => String(said?.year ?? '')}
        join={(mine) => mine}
      />
    </div>
  );
}
