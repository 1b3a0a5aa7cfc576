import { Field, FindSelect, useWords } from '#desk/parts.ts';
import { useReaderWords, useSharing } from '#staff/desk/index.ts';

/** Who has charge of a case: a colleague who reads records, or nobody yet. */
export function OwnerField({ value, onChange }: { value: string | null; onChange: (owner: string | null) => void }) {
  const { t } = useWords();
  const { nameOf } = useReaderWords();
  const { data, isPending } = useSharing();
  const people = (data?.people ?? []).map((id) => ({ value: id, label: nameOf(id) }));
  return (
    <Field label={t('cases.open.owner')} hint={t('cases.open.owner.hint')}>
      {(ties) => (
        <FindSelect
          {...ties}
          inside
          loading={isPending}
          options={people.toSorted((a, b) => a.label.localeCompare(b.label, 'sr-Latn'))}
          value={value}
          onChange={onChange}
          placeholder={t('cases.owner.nobody')}
          clear={t('cases.owner.nobody')}
        />
      )}
    </Field>
  );
}
