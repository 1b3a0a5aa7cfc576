import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Field, FindSelect, useWords } from '#desk/parts.ts';
import type { PersonHit, TieAnswer } from '../../shared.ts';
import { usePersonLists } from '../queries.ts';
import { Refused } from '../refused.tsx';
import styles from './person.module.css';
import { PickPerson } from './pick-person.tsx';

const OFFENDER = 'alleged_offender';

type NewTieProps = {
  person: string;
  onTie: (tie: Pick<TieAnswer, 'other' | 'kind' | 'opens'>) => Promise<unknown>;
  busy: boolean;
  error: unknown;
  onClose: () => void;
};

/** Ties somebody known to a person: who, what she is to her, and whether her file opens with this one. */
export function NewTie({ person, onTie, busy, error, onClose }: NewTieProps) {
  const { t } = useWords();
  const kinds = usePersonLists()['tie'] ?? [];
  const [other, setOther] = useState<PersonHit | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const offender = kind === OFFENDER;
  const opens = chosen ?? !offender;
  const tie = () => other && kind && void onTie({ other: other.id, kind, opens }).then(onClose, () => undefined);
  return (
    <div className={styles.list}>
      <PickPerson not={person} value={other} onChange={setOther} />
      <Field label={t('people.desk.ties.kind')}>
        {(ties) => (
          <FindSelect
            {...ties}
            options={kinds.map((value) => ({ value, label: t(`people.code.tie.${value}`) }))}
            value={kind}
            onChange={(next) => {
              setKind(next);
              setChosen(null);
            }}
          />
        )}
      </Field>
      <Checkbox
        label={t('people.desk.ties.opens')}
        description={t(offender ? 'people.desk.ties.offender' : 'people.desk.ties.opens.hint')}
        checked={opens}
        onChange={(event) => setChosen(event.currentTarget.checked)}
      />
      <Refused error={error} />
      <div className={styles.acts}>
        <Button size="sm" variant="filled" disabled={!other || !kind} loading={busy} onClick={tie}>
          {t('people.desk.ties.act')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t('people.desk.cancel')}
        </Button>
      </div>
    </div>
  );
}
