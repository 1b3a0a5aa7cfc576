import { Checkbox } from '@mantine/core';
import { Choice, Field, useWords } from '#desk/parts.ts';
import { referralNeeds, urgencies, type ReferralNeed, type Urgency } from '../../shared.ts';
import styles from './referrals.module.css';

export type HowSoonProps = {
  urgency: Urgency;
  needs: readonly ReferralNeed[];
  onChange: (part: { urgency?: Urgency; needs?: readonly ReferralNeed[] }) => void;
};

/** How soon it is needed, and what she needs to get there (domain.md 4.3); both coded. */
export function HowSoon({ urgency, needs, onChange }: HowSoonProps) {
  const { t } = useWords();
  const levels = urgencies.map((value) => ({ value, label: t(`network.urgency.${value}`) }));
  const tick = (need: ReferralNeed, on: boolean) =>
    onChange({ needs: on ? [...needs, need] : needs.filter((each) => each !== need) });
  return (
    <div className={styles.two}>
      <Field label={t('network.urgency')}>
        {(ties) => (
          <Choice {...ties} options={levels} value={urgency} onChange={(next) => next && onChange({ urgency: next })} />
        )}
      </Field>
      <fieldset className={styles.kinds}>
        <legend>{t('network.needs')}</legend>
        {referralNeeds.map((need) => (
          <Checkbox
            key={need}
            label={t(`network.need.${need}`)}
            checked={needs.includes(need)}
            onChange={(event) => tick(need, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
    </div>
  );
}
