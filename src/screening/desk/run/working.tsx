import { IconCheck, IconMinus } from '@tabler/icons-react';
import { Chip, Ic, useWords } from '#desk/parts.ts';
import type { DimensionScore } from '../../shared.ts';
import styles from './run.module.css';

/** How one dimension was worked out: the counts, and each of the four rules with its own numbers. */
export function Working({ score }: { score: DimensionScore }) {
  const { t } = useWords();
  const { dimension, counts, rules, met } = score;
  const verdict = met ? 'met' : score.tooLittle ? 'tooLittle' : 'notMet';
  return (
    <section className={styles.part} aria-labelledby="working">
      <header className={styles.partHead}>
        <h2 id="working">{t('screening.desk.how', { dimension })}</h2>
        <Chip tone={met ? 'ok' : 'plain'} glyph={<Ic of={met ? IconCheck : IconMinus} size={14} />}>
          {t(`screening.desk.${verdict}`)}
        </Chip>
      </header>
      <dl className={styles.sum}>
        {(['strong', 'medium', 'weak'] as const).map((strength) => (
          <div key={strength}>
            <dt>{t(`screening.desk.${strength}.n`, { n: counts[strength] })}</dt>
            <dd>{counts[strength]}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.rules}>
        {rules.map(({ rule, holds, have, need }) => (
          <li key={rule} data-holds={holds || undefined}>
            <Ic of={holds ? IconCheck : IconMinus} size={16} />
            <span>
              {t(`screening.rule.${rule}`)}
              <span className="said-only">{t(holds ? 'screening.rule.holds' : 'screening.rule.holdsNot')}</span>
            </span>
            <span>
              {have.length === 1
                ? t('screening.rule.of', { have: have[0] ?? 0, need: need[0] ?? 0 })
                : t('screening.rule.and', { one: have[0] ?? 0, other: have[1] ?? 0 })}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.small}>
        {t('screening.desk.anyRule', { n: rules.filter(({ holds }) => holds).length })}{' '}
        {t('screening.desk.unknownShare', { unknown: score.unknown, of: score.of })}
      </p>
    </section>
  );
}
