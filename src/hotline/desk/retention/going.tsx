import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState, Pane, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import type { RetentionAnswer } from '../../retention/answers.ts';
import { ListedContacts } from './listed-contacts.tsx';
import { ReadyByKind } from './ready-by-kind.tsx';
import styles from './retention.module.css';
import { useRetentionActs } from './use-retention.ts';

/** What goes within thirty days, the first first; and confirming what is due today. */
export function Going({ of }: { of: RetentionAnswer }) {
  const { t } = useWords();
  const counts = of.counts.filter(({ held }) => held === null);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return (
    <Pane title={t('hotline.retention.going')} flush>
      {all === 0 ? (
        <div className={styles.inside}>
          <EmptyState title={t('hotline.retention.going.none')}>{t('hotline.retention.going.none.text')}</EmptyState>
        </div>
      ) : (
        <>
          <div className={styles.inside}>
            <p>{t('hotline.retention.going.text', { count: all })}</p>
            <ReadyByKind of={of} />
            <Confirm of={of} />
          </div>
          <ListedContacts rows={of.going} all={all} />
        </>
      )}
    </Pane>
  );
}

function Confirm({ of: { ready, persons, runs, can } }: { of: RetentionAnswer }) {
  const { t } = useWords();
  const { confirm } = useRetentionActs();
  const [sure, setSure] = useState(false);
  if (runs.some(({ done }) => !done)) return <Running can={can.run} />;
  if (ready === 0) return <p className={styles.note}>{t('hotline.retention.ready.none')}</p>;
  if (!can.run)
    return <p className={styles.note}>{t('hotline.retention.ready.director', { count: ready, persons })}</p>;
  const run = () => confirm.mutate(ready, { onSettled: () => setSure(false) });
  return (
    <div className={styles.check}>
      <Refused error={confirm.error} />
      {sure ? (
        <>
          <p>{t('hotline.retention.confirm.what', { count: ready, persons })}</p>
          <div className={styles.acts}>
            <Button variant="stop" loading={confirm.isPending} onClick={run}>
              {t('hotline.retention.confirm.act', { count: ready })}
            </Button>
            <Button variant="subtle" onClick={() => setSure(false)}>
              {t('hotline.desk.cancel')}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.acts}>
          <span>{t('hotline.retention.ready', { count: ready, persons })}</span>
          <Button onClick={() => setSure(true)}>{t('hotline.retention.confirm')}</Button>
        </div>
      )}
    </div>
  );
}

/** What a director sees is wrong need not go on: what is not taken yet stays. */
function Running({ can }: { can: boolean }) {
  const { t } = useWords();
  const { stop } = useRetentionActs();
  return (
    <div className={styles.check}>
      <output className={styles.note}>{t('hotline.retention.running')}</output>
      <Refused error={stop.error} />
      {can && (
        <div className={styles.acts}>
          <Button variant="stop" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('hotline.retention.stop')}
          </Button>
        </div>
      )}
    </div>
  );
}
