import { ErrorState, LoadingState, PageTitle, useWords } from '#desk/parts.ts';
import type { RetentionAnswer } from '../../retention/answers.ts';
import { Going } from './going.tsx';
import { HoldByNumber } from './hold-by-number.tsx';
import { Register } from './register.tsx';
import styles from './retention.module.css';
import { Rules } from './rules.tsx';
import { Runs } from './runs.tsx';
import { Staying } from './staying.tsx';
import { useRetention } from './use-retention.ts';

/** `/retention`: how long contacts are kept, what goes next, what stays and why, and the proof of what went. */
export function RetentionPage() {
  const { t } = useWords();
  const found = useRetention();
  return (
    <div className={styles.page}>
      <PageTitle>{t('hotline.retention.title')}</PageTitle>
      <p className={styles.lead}>{t('hotline.retention.lead')}</p>
      {found.isPending && <LoadingState />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Found of={found.data} />}
    </div>
  );
}

function Found({ of }: { of: RetentionAnswer }) {
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Going of={of} />
        <Staying of={of} />
      </div>
      <div className={styles.column}>
        <HoldByNumber />
        <Rules of={of} />
        <Runs of={of} />
        <Register erased={of.runs.filter(({ done }) => done).reduce((sum, { erased }) => sum + erased, 0)} />
      </div>
    </div>
  );
}
