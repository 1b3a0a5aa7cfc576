import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call, Choice, Field, Sealed, useWords } from '#desk/parts.ts';
import { falls } from '../../case.ts';
import { risks, type CaseAnswer, type Risk } from '../../shared.ts';
import styles from './add.module.css';
import { ActForm } from './act-form.tsx';

/** The risk judged anew. Whoever may not lower it is offered only what rises. */
export function RiskForm({ one, onDone }: { one: CaseAnswer; onDone: () => void }) {
  const { t } = useWords();
  const [level, setLevel] = useState<Risk>(one.risk);
  const [reason, setReason] = useState('');
  const offered = risks.filter((each) => one.can.lower || !falls(one.risk, each));
  const act = async () => {
    if (falls(one.risk, level) && reason.trim() === '') return t('errors.say-why-lower');
    await call('PUT', `/desk/api/cases/${one.id}/risk`, { basedOn: one.risks[0]?.version ?? 0, level, reason });
    return undefined;
  };
  const options = offered.map((value) => ({ value, label: t(`desk.risk.${value}`), risk: value }));
  return (
    <ActForm case={one.id} title={t('cases.add.risk')} says={t('cases.risk.act')} act={act} onDone={onDone}>
      <Choice
        aria-label={t('cases.open.risk')}
        options={options}
        value={level}
        onChange={(next) => setLevel(next ?? level)}
      />
      {!one.can.lower && <p className={styles.note}>{t('cases.risk.onlyLead')}</p>}
      <Sealed>
        <Field label={t('cases.open.reason')}>
          {(ties) => (
            <TextInput
              {...ties}
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
    </ActForm>
  );
}
