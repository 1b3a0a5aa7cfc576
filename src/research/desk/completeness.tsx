import { useWords } from '#desk/parts.ts';
import type { Breakdown } from '../shared.ts';
import styles from './figure.module.css';

/** Of how many contacts anything is known, and why of the others nothing is. "Unknown" is not "no". */
export function Completeness({ by }: { by: Breakdown }) {
  const { t } = useWords();
  const { known, of, unknown, refused, notAsked } = by;
  const missing = [
    unknown > 0 && t('research.missing.unknown', { count: unknown }),
    refused > 0 && t('research.missing.refused', { count: refused }),
    notAsked > 0 &&
      t(by.question === 'seen' ? 'research.missing.nobody' : 'research.missing.notAsked', { count: notAsked }),
  ].filter((words) => words !== false);
  return (
    <p className={styles.complete}>
      {t('research.known', { known, of })}
      {missing.length > 0 && `; ${missing.join(', ')}`}.
    </p>
  );
}
