import { IconCheck, IconMinus, IconQuestionMark } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import type { Counts, DimensionScore } from '../../shared.ts';
import { isAnswered } from '../../run-value.ts';
import { useChecking, type RowsPage } from './checking.ts';
import { pagesOf, rowsOf } from './pages.ts';
import styles from './run.module.css';
import { valueOf } from './saving.ts';

/** The pages of a check, each with where it stands. */
export function DimensionsPane() {
  const { t } = useWords();
  const { run, page, setPage } = useChecking();
  return (
    <div className={styles.dimensions}>
      <nav aria-label={t('screening.desk.dimensions')}>
        {pagesOf(run).map((each) => (
          <button
            key={each}
            type="button"
            className={styles.dimension}
            aria-current={each === page ? 'true' : undefined}
            onClick={() => setPage(each)}
          >
            <PageState page={each} />
          </button>
        ))}
      </nav>
      <p className={styles.small}>{t('screening.desk.free')}</p>
    </div>
  );
}

function PageState({ page }: { page: RowsPage }) {
  const { t } = useWords();
  const { run, now, scoring } = useChecking();
  const name = usePageName();
  const dimension = scoring?.dimensions.find((each) => each.dimension === page);
  const rows = rowsOf(run, page);
  const answered = rows.filter(({ code }) => isAnswered(valueOf(now, code))).length;
  return (
    <>
      <b>{dimension ? page : ''}</b>
      <span>{name(page)}</span>
      <span className={styles.state}>
        {dimension ? (
          <DimensionState score={dimension} />
        ) : (
          t('screening.desk.answered', { n: answered, of: rows.length })
        )}
      </span>
    </>
  );
}

/** What a page is called. */
export function usePageName(): (page: RowsPage) => string {
  const { t } = useWords();
  return (page) => {
    if (page === 'gates') return t('screening.gates.title');
    return page === 'all' ? t('screening.desk.rows') : t(`screening.dimension.${page}`);
  };
}

/** Met, not met, or too little known: a sign, a word and the counts. */
function DimensionState({ score }: { score: DimensionScore }) {
  const { t } = useWords();
  const counts = useCounts();
  if (score.met)
    return (
      <>
        <Ic of={IconCheck} size={14} />
        <b className={styles.met}>{t('screening.desk.met')}</b> {counts(score.counts)}
      </>
    );
  return (
    <>
      <Ic of={score.tooLittle ? IconQuestionMark : IconMinus} size={14} />
      {t(score.tooLittle ? 'screening.desk.tooLittle' : 'screening.desk.notMet')} {counts(score.counts)}
    </>
  );
}

/** `1 jak, 2 sr.`: what is present, by strength. */
export function useCounts(): (counts: Counts) => string {
  const { t } = useWords();
  return (counts) =>
    (['strong', 'medium', 'weak'] as const)
      .filter((strength) => counts[strength] > 0)
      .map((strength) => t(`screening.desk.count.${strength}`, { n: counts[strength] }))
      .join(', ');
}
