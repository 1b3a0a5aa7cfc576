import { IconCheck, IconMinus, IconQuestionMark } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { Ic, useWords } from '#desk/parts.ts';
import type { Dimension, Scoring } from '../../shared.ts';
import styles from './run.module.css';

/** The formula of the finding with what each dimension gives: of a child, exploitation alone; of an adult, with means. */
export function Formula({ scoring }: { scoring: Scoring }) {
  const { t } = useWords();
  const and = <em>{t('screening.desk.and')}</em>;
  const or = <em>{t('screening.desk.or')}</em>;
  const term = (dimension: Dimension) => <Term scoring={scoring} dimension={dimension} />;
  return (
    <section className={styles.part} aria-labelledby="formula">
      <h2 id="formula">{t('screening.desk.formula')}</h2>
      <p className={styles.formula}>
        {scoring.child ? (
          <>
            <span className={styles.term} data-met>
              {t('screening.desk.child')}
            </span>
            {and}
            {term('D4')}
          </>
        ) : (
          <>
            {term('D4')}
            {and}
            {term('D5')}
            {and}
            <em>(</em>
            {between(or, [term('D1'), term('D2'), term('D3')])}
            <em>)</em>
          </>
        )}
      </p>
      {scoring.result === 'indication' && <p className={styles.small}>{t('screening.desk.formula.indication')}</p>}
      {scoring.purpose && <p className={styles.small}>{t('screening.desk.formula.purpose')}</p>}
    </section>
  );
}

function between(separator: ReactNode, terms: ReactNode[]): ReactNode {
  return terms.map((term, at) => (
    <Fragment key={at}>
      {at > 0 && separator}
      {term}
    </Fragment>
  ));
}

function Term({ scoring, dimension }: { scoring: Scoring; dimension: Dimension }) {
  const { t } = useWords();
  const score = scoring.dimensions.find((each) => each.dimension === dimension);
  const verdict = score?.met ? 'met' : score?.tooLittle ? 'tooLittle' : 'notMet';
  const icon = { met: IconCheck, tooLittle: IconQuestionMark, notMet: IconMinus }[verdict];
  return (
    <span className={styles.term} data-met={score?.met || undefined}>
      <Ic of={icon} size={14} />
      {dimension}
      <span className="said-only">{t(`screening.desk.${verdict}`)}</span>
    </span>
  );
}
