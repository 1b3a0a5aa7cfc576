import { Pane, useWords } from '#desk/parts.ts';
import { ends, type Breakdown, type MonthAnswer } from '../shared.ts';
import { Figure } from './figure.tsx';
import { Hours } from './hours.tsx';
import styles from './month.module.css';

/** The figures of a month: sums of different things side by side, then contacts question by question. */
export function Month({ month }: { month: MonthAnswer }) {
  const { t } = useWords();
  return (
    <div className={styles.month}>
      {month.running && <p className={styles.small}>{t('research.month.running')}</p>}
      <Sums month={month} />
      {month.contacts.all === 0 ? (
        <p className={styles.small}>{t('research.month.none')}</p>
      ) : (
        <div className={styles.figures}>
          {month.contacts.by.map((by) => (
            <OneFigure key={by.question} by={by} />
          ))}
        </div>
      )}
      {month.cases.all > 0 && (
        <>
          <h2 className={styles.head}>{t('research.cases')}</h2>
          <div className={styles.figures}>
            {month.cases.by.map((by) => (
              <OneFigure key={by.question} by={by} />
            ))}
          </div>
        </>
      )}
      <p className={styles.small}>{t('research.month.how')}</p>
    </div>
  );
}

function OneFigure({ by }: { by: Breakdown }) {
  return by.question === 'hour' ? <Hours by={by} /> : <Figure by={by} />;
}

function Sums({ month }: { month: MonthAnswer }) {
  const { t } = useWords();
  const { contacts, persons, promises, cases } = month;
  return (
    <div className={styles.sums}>
      <Pane title={t('research.sum.contacts')}>
        <p className={styles.sum}>{contacts.all}</p>
        <p className={styles.small}>{t('research.sum.before', { count: contacts.before })}</p>
      </Pane>
      <Pane title={t('research.sum.persons')}>
        <p className={styles.sum}>{persons.new + persons.repeated}</p>
        <p className={styles.small}>{t('research.sum.seen', persons)}</p>
      </Pane>
      <Pane title={t('research.sum.cases')}>
        <p className={styles.sum}>{cases.all}</p>
        <p className={styles.small}>{t('research.sum.before', { count: cases.before })}</p>
      </Pane>
      <Pane title={t('research.sum.promises')}>
        <dl className={styles.ends}>
          {ends.map((end) => (
            <div key={end}>
              <dt>{t(`research.end.${end}`)}</dt>
              <dd>{promises[end]}</dd>
            </div>
          ))}
        </dl>
      </Pane>
    </div>
  );
}
