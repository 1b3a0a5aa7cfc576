import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call, Choice, Field, Sealed, useMe, useWords } from '#desk/parts.ts';
import { PickPerson } from '#people/desk/index.ts';
import type { PersonHit } from '#people/shared.ts';
import { caseRoles, type CaseAnswer, type CaseRole } from '../../shared.ts';
import { ActForm } from './act-form.tsx';

/** Somebody who has a part in the case: known, or only how the case calls her; and which part. */
export function PersonForm({ one, onDone }: { one: CaseAnswer; onDone: () => void }) {
  const { t } = useWords();
  const [called, setCalled] = useState('');
  const [known, setKnown] = useState(false);
  const [person, setPerson] = useState<PersonHit | null>(null);
  const searches = useMe().data?.may.includes('people.search') ?? false;
  const ways = (['called', 'known'] as const).map((value) => ({ value, label: t(`cases.person.way.${value}`) }));
  const [role, setRole] = useState<CaseRole>('family');
  const act = async () => {
    if (known && !person) return t('cases.person.choose');
    if (!known && called.trim() === '') return t('cases.person.missing');
    const who = known ? { person: person?.id } : { called };
    await call('POST', `/desk/api/cases/${one.id}/people`, { ...who, role });
    return undefined;
  };
  return (
    <ActForm case={one.id} title={t('cases.add.person')} says={t('cases.person.act')} act={act} onDone={onDone}>
      {searches && (
        <Choice
          aria-label={t('cases.person.way')}
          options={ways}
          value={known ? 'known' : 'called'}
          onChange={(next) => setKnown(next === 'known')}
        />
      )}
      {known ? (
        <PickPerson not={null} value={person} onChange={setPerson} />
      ) : (
        <Called value={called} onChange={setCalled} />
      )}
      <Field label={t('cases.person.role')}>
        {(ties) => (
          <Select
            {...ties}
            data={caseRoles.map((value) => ({ value, label: t(`cases.code.role.${value}`) }))}
            value={role}
            allowDeselect={false}
            onChange={(next) => next && setRole(next)}
            comboboxProps={{ withinPortal: false }}
          />
        )}
      </Field>
    </ActForm>
  );
}

function Called({ value, onChange }: { value: string; onChange: (next: string) => void }) {
  const { t } = useWords();
  return (
    <Sealed>
      <Field label={t('cases.person.called')}>
        {(ties) => (
          <TextInput
            {...ties}
            value={value}
            maxLength={200}
            autoComplete="off"
            placeholder={t('cases.open.called')}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </Field>
    </Sealed>
  );
}
