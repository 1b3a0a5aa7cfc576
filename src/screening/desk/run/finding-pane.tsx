import { Banner, useTimes, useWords } from '#desk/parts.ts';
import { isAnswered } from '../../run-value.ts';
import { useLabels } from '../use-labels.ts';
import { Advice } from './advice.tsx';
import { Again } from './again.tsx';
import { Changes } from './changes.tsx';
import { useChecking } from './checking.ts';
import { DecisionPart } from './decision-part.tsx';
import { Formula } from './formula.tsx';
import styles from './run.module.css';
import { valueOf } from './saving.ts';
import { Working } from './working.tsx';

/** At the right: how one dimension was worked out, how the finding, what would change it, and what a person decides. */
export function FindingPane() {
  const { t } = useWords();
  const { date } = useTimes();
  const label = useLabels();
  const { run, scoring, page } = useChecking();
  const shown = scoring?.dimensions.find(({ dimension }) => dimension === page) ?? null;
  return (
    <div className={styles.finding}>
      {run.finding && <Banner tone="ok">{t('screening.desk.kept', { day: date(run.finding.at) })}</Banner>}
      {shown && <Working score={shown} />}
      {scoring && <Formula scoring={scoring} />}
      {scoring ? <Advice scoring={scoring} /> : <Counted />}
      {scoring && <Changes />}
      <DecisionPart />
      <Again />
      <p className={styles.small}>
        {t('screening.desk.order', { n: run.place })} {t('screening.desk.source', { source: label.source(run.list) })}
      </p>
    </div>
  );
}

/** A list without weights counts and judges nothing. */
function Counted() {
  const { t } = useWords();
  const { run, now } = useChecking();
  const present = run.items.filter(({ code }) => {
    const value = valueOf(now, code);
    return isAnswered(value) && value.given === 'present';
  }).length;
  return (
    <section className={styles.advice} aria-label={t('screening.desk.advice')}>
      <b>{t('screening.desk.quickCount', { present, of: run.items.length })}</b>
      <p>{t('screening.desk.checklist')}</p>
      {run.list.family === 'quick' && <p>{t('screening.desk.quickText')}</p>}
    </section>
  );
}
