import { useState } from 'react';
import { call, useWords } from '#desk/parts.ts';
import type { CaseAnswer } from '../../shared.ts';
import { OwnerField } from '../owner-field.tsx';
import styles from './add.module.css';
import { ActForm } from './act-form.tsx';

/** Who has charge of the case from now on; whoever had it before reads it no longer for that reason. */
export function OwnerForm({ one, onDone }: { one: CaseAnswer; onDone: () => void }) {
  const { t } = useWords();
  const [owner, setOwner] = useState(one.owner);
  const act = async () => {
    await call('PUT', `/desk/api/cases/${one.id}/owner`, { owner });
    return undefined;
  };
  return (
    <ActForm case={one.id} title={t('cases.add.owner')} says={t('cases.owner.act')} act={act} onDone={onDone}>
      <OwnerField value={owner} onChange={setOwner} />
      <p className={styles.note}>{t('cases.owner.text')}</p>
    </ActForm>
  );
}
