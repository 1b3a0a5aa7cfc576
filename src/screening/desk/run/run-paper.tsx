import { PrintSheet, useTimes, useWords } from '#desk/parts.ts';
import { now as clock } from '#kernel/clock.ts';
import type { DimensionScore, RunItem } from '../../shared.ts';
import { isAnswered } from '../../run-value.ts';
import { useColleague, useMyself } from '../queries.ts';
import { useLabels } from '../use-labels.ts';
import { useTurnText } from './changes.tsx';
import { useChecking, type RowsPage } from './checking.ts';
import { useCounts, usePageName } from './dimensions-pane.tsx';
import { shortCode, useValueText } from './indicator-row.tsx';
import { pagesOf, rowsOf } from './pages.ts';
import styles from './run.module.css';
import { valueOf } from './saving.ts';

/** A check on paper: list and its mark, finding, working, every answer, what would change it, what was decided. */
export function RunPaper() {
  const { t } = useWords();
  const { date } = useTimes();
  const { run, scoring, turns } = useChecking();
  const me = useMyself();
  const label = useLabels();
  const nameOf = useColleague();
  const say = useTurnText();
  const { list, finding } = run;
  const mark = t(list.verified ? 'screening.desk.version' : 'screening.desk.unverified', { version: list.version });
  const counted = finding && t('screening.desk.quickCount', { present: finding.present, of: finding.of });
  const rows = [
    { label: t('screening.desk.new.which'), value: `${label.list(list)}, ${mark}` },
    { label: t('screening.desk.print.source'), value: label.source(list) },
    {
      label: t('screening.desk.advice'),
      value: scoring ? t(`screening.code.result.${scoring.result}`) : (counted ?? t('screening.desk.checklist')),
    },
    {
      label: t('screening.desk.print.when'),
      value: finding ? `${date(finding.at)}, ${nameOf(finding.by).name}` : t('screening.desk.print.draft'),
    },
    ...run.decisions.map((decision) => ({
      label: t('screening.desk.print.decision'),
      value: [
        t(`screening.code.decision.${decision.decision}`),
        nameOf(decision.by).name,
        date(decision.at),
        decision.reason,
      ]
        .filter(Boolean)
        .join(', '),
    })),
  ];
  const title = [t('screening.desk.title'), run.page?.number].filter(Boolean).join(', ');
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={title}
        classification={t('screening.desk.print.classified')}
        rows={rows}
        printedBy={me?.name ?? ''}
        printedAt={clock()}
        form={mark}
      >
        {pagesOf(run).map((page) => (
          <PaperPage key={page} page={page} score={scoring?.dimensions.find((each) => each.dimension === page)} />
        ))}
        {turns.length > 0 && (
          <section className={styles.paperPart}>
            <h3>{t('screening.desk.change')}</h3>
            {turns.slice(0, 10).map((turn) => (
              <p key={`${turn.code} ${turn.to}`}>{say(turn)}</p>
            ))}
          </section>
        )}
      </PrintSheet>
    </div>
  );
}

function PaperPage({ page, score }: { page: RowsPage; score: DimensionScore | undefined }) {
  const { t } = useWords();
  const { run, now, about } = useChecking();
  const name = usePageName();
  const counts = useCounts();
  const label = useLabels();
  const text = useValueText();
  const answered = (item: RunItem) => isAnswered(valueOf(now, item.code));
  const rows = rowsOf(run, page).filter(answered);
  if (rows.length === 0 && !score) return null;
  const verdict = score && t(`screening.desk.${score.met ? 'met' : score.tooLittle ? 'tooLittle' : 'notMet'}`);
  const rules = score?.rules.filter(({ holds }) => holds).map(({ rule }) => t(`screening.rule.${rule}`)) ?? [];
  const said = [score && page, name(page)].filter(Boolean).join('. ');
  return (
    <section className={styles.paperPart}>
      <h3>{[said, verdict, score && counts(score.counts), ...rules].filter(Boolean).join(', ')}</h3>
      <dl>
        {rows.map((item) => (
          <div key={item.code}>
            <dt>{[shortCode(item), label.indicator(item, about)].filter(Boolean).join(' ')}</dt>
            <dd>{text(valueOf(now, item.code))}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
