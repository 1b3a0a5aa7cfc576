import { useWords } from '#desk/parts.ts';
import type { RetentionAnswer } from '../../retention/answers.ts';
import { retentionKinds } from '../../retention/rule.ts';
import styles from './retention.module.css';

/** Of what a run confirmed now would take, how many are of which kind. */
export function ReadyByKind({ of: { counts, day } }: { of: RetentionAnswer }) {
  const { t } = useWords();
  const ready = counts.filter(({ held, goes }) => held === null && goes <= day);
  const kinds = retentionKinds.flatMap((kind) => {
    const count = ready.filter((each) => each.kind === kind).reduce((sum, each) => sum + each.count, 0);
    return count > 0 ? [{ kind, count }] : [];
  });
  return (
    <ul className={styles.kinds}>
      {kinds.map(({ kind, count }) => (
        <li key={kind}>{t('hotline.retention.ready.kind', { kind: t(`hotline.retention.kind.${kind}`), count })}</li>
      ))}
    </ul>
  );
}
