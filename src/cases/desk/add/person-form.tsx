import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call, Field, Sealed, useWords } from '#desk/parts.ts';
import { caseRoles, type CaseAnswer, type CaseRole } from '../../shared.ts';
import { ActForm } from './act-form.tsx';

/** Somebody who has a part in the case without a record of her own: how the case calls her, and which part. */
export function PersonForm({ one, onDone }: { one: CaseAnswer; onDone: () => void }) {
  const { t } = useWords();
  const [called, setCalled] = useState('');
  const [role, setRole] = useState<CaseRole>('family');
  const act = async () => {
    if (called.trim() === '') return t('cases.person.missing');
    await call('POST', `/desk/api/cases/${one.id}/people`, { called, role });
    return undefined;
  };
  return (
    <ActForm case={one.id} title={t('cases.add.person')} says={t('cases.person.act')} act={act} onDone={onDone}>
      <Sealed>
        <Field label={t('cases.person.called')}>
          {(ties) => (
            <TextInput
              {...ties}
              value={called}
              maxLength={200}
              autoComplete="off"
              placeholder={t('cases.open.called')}
              onChange={(event) => setCalled(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
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
