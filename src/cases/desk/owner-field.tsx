import { Select } from '@mantine/core';
import { Field, findOptions, useWords } from '#desk/parts.ts';
import { useReaderWords, useSharing } from '#staff/desk/index.ts';

/** Who has charge of a case: a colleague who reads records, or nobody yet. */
export function OwnerField({ value, onChange }: { value: string | null; onChange: (owner: string | null) => void }) {
  const { t } = useWords();
  const { nameOf } = useReaderWords();
  const { data } = useSharing();
  const people = (data?.people ?? []).map((id) => ({ value: id, label: nameOf(id) }));
  return (
    <Field label={t('cases.open.owner')} hint={t('cases.open.owner.hint')}>
      {(ties) => (
        <Select
          {...ties}
          data={people.toSorted((a, b) => a.label.localeCompare(b.label, 'sr-Latn'))}
          value={value}
          onChange={onChange}
          placeholder={t('cases.owner.nobody')}
          searchable
          clearable
          selectFirstOptionOnChange
          filter={findOptions}
          nothingFoundMessage={t('desk.chips.none')}
          comboboxProps={{ withinPortal: false }}
          clearButtonProps={{ 'aria-label': t('cases.owner.nobody') }}
        />
      )}
    </Field>
  );
}
