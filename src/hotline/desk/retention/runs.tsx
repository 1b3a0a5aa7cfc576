import { EmptyState, Pane, StateChip, useTimes, useWords } from '#desk/parts.ts';
import type { RetentionAnswer, RetentionRun } from '../../retention/answers.ts';
import { useNames } from '../editor/people.ts';
import styles from './retention.module.css';

/** The runs there were: when, confirmed by whom, how many went. */
export function Runs({ of: { runs } }: { of: RetentionAnswer }) {
  const { t } = useWords();
  return (
    <Pane title={t('hotline.retention.runs')} flush>
      {runs.length === 0 ? (
        <div className={styles.inside}>
          <EmptyState title={t('hotline.retention.runs.none')} />
        </div>
      ) : (
        <ul className={styles.rows}>
          {runs.map((run) => (
            <Run key={run.at} run={run} />
          ))}
        </ul>
      )}
    </Pane>
  );
}

function Run({ run: { by, at, done, stopped, erased } }: { run: RetentionRun }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const { name } = useNames()(by);
  return (
    <li className={styles.row}>
      <span className={styles.what}>
        <b>{t('hotline.retention.run', { date: date(at), time: time(at) })}</b>
        <span>{t('hotline.retention.run.by', { name, count: erased })}</span>
      </span>
      {!done && <StateChip state="waiting">{t('hotline.retention.run.on')}</StateChip>}
      {stopped && <StateChip state="waiting">{t('hotline.retention.run.stopped')}</StateChip>}
    </li>
  );
}
