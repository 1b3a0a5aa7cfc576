import { Button, NumberInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Field, Pane, useTimes, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import type { RetentionAnswer, RetentionRule } from '../../retention/answers.ts';
import { useNames } from '../editor/people.ts';
import { Effect } from './effect.tsx';
import { monthsTyped } from './months-typed.ts';
import styles from './retention.module.css';
import { useRetentionActs } from './use-retention.ts';

/** How long each kind is kept, who decided so, and deciding otherwise. */
export function Rules({ of: { rules, can } }: { of: RetentionAnswer }) {
  const { t } = useWords();
  return (
    <Pane title={t('hotline.retention.rules')} flush>
      <ul className={styles.rows}>
        {rules.map((rule) => (
          <Rule key={rule.kind} rule={rule} may={can.rule} />
        ))}
      </ul>
      <p className={styles.inside}>{t('hotline.retention.rules.text')}</p>
    </Pane>
  );
}

function Rule({ rule, may }: { rule: RetentionRule; may: boolean }) {
  const { t } = useWords();
  const [changing, setChanging] = useState(false);
  const kind = t(`hotline.retention.kind.${rule.kind}`);
  return (
    <li className={`${styles.row} ${styles.rule}`}>
      <span className={styles.what}>
        <b>{kind}</b>
        <span>{t(`hotline.retention.kind.${rule.kind}.what`)}</span>
        <Decided rule={rule} />
      </span>
      <span>
        {rule.months === null ? t('hotline.retention.never') : t('hotline.retention.months', { count: rule.months })}
      </span>
      {may && !changing && (
        <Button size="xs" onClick={() => setChanging(true)} aria-label={t('hotline.retention.change.of', { kind })}>
          {t('hotline.retention.change')}
        </Button>
      )}
      {changing && <Change rule={rule} onDone={() => setChanging(false)} />}
    </li>
  );
}

function Decided({ rule: { by, day, verified } }: { rule: RetentionRule }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { name } = useNames()(by);
  if (by !== null && day !== null)
    return <span>{t('hotline.retention.decided', { name, date: date(`${day}T12:00:00Z`) })}</span>;
  return <span>{t(verified ? 'hotline.retention.shipped' : 'hotline.retention.shipped.unverified')}</span>;
}

function Change({ rule: { kind, months, version }, onDone }: { rule: RetentionRule; onDone: () => void }) {
  const { t } = useWords();
  const { rule } = useRetentionActs();
  const [typed, setTyped] = useState<number | string>(months ?? '');
  const [wrong, setWrong] = useState(false);
  const wanted = monthsTyped(typed);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    setWrong(wanted === undefined);
    if (wanted !== undefined) rule.mutate({ kind, months: wanted, basedOn: version }, { onSuccess: onDone });
  };
  return (
    <form className={styles.check} onSubmit={save} noValidate>
      <Field
        label={t('hotline.retention.months.label')}
        hint={t('hotline.retention.months.hint')}
        error={wrong && t('hotline.retention.months.wrong')}
      >
        {(ties) => <NumberInput {...ties} value={typed} clampBehavior="none" hideControls onChange={setTyped} />}
      </Field>
      <Effect of={wanted === undefined || wanted === months ? null : { kind, months: wanted }} />
      <Refused error={rule.error} />
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={rule.isPending}>
          {t('hotline.retention.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
