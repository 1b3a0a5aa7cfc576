import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call, Field, Sealed, useWords } from '#desk/parts.ts';
import { closings, isClosed, type CaseAnswer, type CaseStatus, type Closing } from '../../shared.ts';
import { ActForm } from './act-form.tsx';

/** Where the case stands from now on. A closing says why; it is never by silence. */
export function StatusForm({ one, onDone }: { one: CaseAnswer; onDone: () => void }) {
  const { t } = useWords();
  const next: CaseStatus[] = isClosed(one.status) ? ['reopened'] : ['follow_up', 'closed', 'closed_referred'];
  if (one.status === 'follow_up') next[0] = 'open';
  const [status, setStatus] = useState<CaseStatus>(next[0] ?? 'open');
  const [reason, setReason] = useState<Closing | null>(null);
  const [words, setWords] = useState('');
  const closes = isClosed(status);
  const act = async () => {
    if (closes && !reason) return t('cases.status.missing');
    const body = { basedOn: one.statuses[0]?.version ?? 0, status, reason: closes ? reason : null, words };
    await call('PUT', `/desk/api/cases/${one.id}/status`, body);
    return undefined;
  };
  const inside = { comboboxProps: { withinPortal: false } };
  return (
    <ActForm case={one.id} title={t('cases.add.status')} says={t('cases.status.act')} act={act} onDone={onDone}>
      <Field label={t('cases.status')}>
        {(ties) => (
          <Select
            {...ties}
            {...inside}
            data={next.map((value) => ({ value, label: t(`cases.code.status.${value}`) }))}
            value={status}
            allowDeselect={false}
            onChange={(chosen) => chosen && setStatus(chosen)}
          />
        )}
      </Field>
      {closes && (
        <Field label={t('cases.status.why')}>
          {(ties) => (
            <Select
              {...ties}
              {...inside}
              data={closings.map((value) => ({ value, label: t(`cases.code.closing.${value}`) }))}
              value={reason}
              onChange={setReason}
            />
          )}
        </Field>
      )}
      <Sealed>
        <Field label={t('cases.status.words')}>
          {(ties) => (
            <TextInput
              {...ties}
              value={words}
              maxLength={1000}
              autoComplete="off"
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
    </ActForm>
  );
}
