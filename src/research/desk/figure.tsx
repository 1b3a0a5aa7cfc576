import { Pane, useWords } from '#desk/parts.ts';
import { shareOf, type Breakdown } from '../shared.ts';
import { Completeness } from './completeness.tsx';
import styles from './figure.module.css';
import { useLabels } from './use-labels.ts';

/** One question as picture and table at once: every row is an answer with its bar, its count and its share. */
export function Figure({ by }: { by: Breakdown }) {
  const { t } = useWords();
  const label = useLabels();
  const most = Math.max(1, ...by.counts.map(({ count }) => count));
  return (
    <Pane title={t(`research.question.${by.question}`)} flush>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('research.column.answer')}</th>
            <th scope="col">{t('research.column.count')}</th>
            <th scope="col">{t('research.column.share')}</th>
          </tr>
        </thead>
        <tbody>
          {by.counts.map(({ code, count }) => (
            <tr key={code}>
              <th scope="row">
                {label(by.question, code)}
                <span className={styles.bar} style={{ inlineSize: `${(count / most) * 100}%` }} aria-hidden />
              </th>
              <td>{count}</td>
              <td>{t('research.share', { share: shareOf(count, by) ?? 0 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Completeness by={by} />
    </Pane>
  );
}
