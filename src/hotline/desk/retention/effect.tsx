import { useDebouncedValue } from '@mantine/hooks';
import { useTimes, useWords } from '#desk/parts.ts';
import type { RetentionEffect, RetentionEffectInput } from '../../retention/answers.ts';
import styles from './retention.module.css';
import { useRuleEffect } from './use-retention.ts';

/** All contacts are counted for each answer: not for every figure of a number that is being typed. */
const TYPING_MS = 400;

/** What the time that is typed would mean, beside what is so, before it is saved. */
export function Effect({ of }: { of: RetentionEffectInput | null }) {
  const [asked] = useDebouncedValue(of, TYPING_MS);
  const now = of !== null && asked !== null && asked.months === of.months ? of : null;
  const { data } = useRuleEffect(now);
  return (
    <output className={styles.effect} aria-busy={of !== null && !data ? true : undefined}>
      {of !== null && data && <Said effect={data} months={of.months} />}
    </output>
  );
}

function Said({ effect: { would, is, earliest }, months }: { effect: RetentionEffect; months: number | null }) {
  const { t } = useWords();
  const { date } = useTimes();
  const was = { wasToday: is.today, wasSoon: is.soon };
  if (months === null) return <p>{t('hotline.retention.effect.none', was)}</p>;
  const more = would.today + would.soon > is.today + is.soon;
  return (
    <>
      <p>{t('hotline.retention.effect', { ...would, ...was })}</p>
      {more && <p>{t('hotline.retention.effect.anew', { date: date(`${earliest}T12:00:00Z`) })}</p>}
      {would.today + would.soon > 0 && <p>{t('hotline.retention.effect.stay')}</p>}
    </>
  );
}
