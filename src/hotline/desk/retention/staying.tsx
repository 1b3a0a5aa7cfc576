import { EmptyState, Pane, useWords } from '#desk/parts.ts';
import type { RetentionAnswer } from '../../retention/answers.ts';
import { ListedContacts } from './listed-contacts.tsx';
import styles from './retention.module.css';

/** What would go by its rule and stays, each with its reason. */
export function Staying({ of }: { of: RetentionAnswer }) {
  const { t } = useWords();
  const all = of.counts.filter(({ held }) => held !== null).reduce((sum, { count }) => sum + count, 0);
  return (
    <Pane title={t('hotline.retention.staying')} flush>
      {all === 0 ? (
        <div className={styles.inside}>
          <EmptyState title={t('hotline.retention.staying.none')} />
        </div>
      ) : (
        <ListedContacts rows={of.staying} all={all} />
      )}
    </Pane>
  );
}
