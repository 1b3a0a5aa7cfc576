import { Button } from '@mantine/core';
import { IconLockPause } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog, EmptyState, ErrorState, Ic, LoadingState, PageTitle, Pane, useWords } from '#desk/parts.ts';
import type { EndingRow } from '../../retention/answers.ts';
import { useMyself } from '../queries.ts';
import { useLineName } from '../ring/use-line-name.ts';
import { DueRow } from './due-row.tsx';
import { HoldReason } from './hold-reason.tsx';
import styles from './retention.module.css';
import { useEnding } from './use-retention.ts';

/** `/contacts/ending`: which of the contacts one reads may be erased within fourteen days; each can be held. */
export function EndingPage() {
  const { t } = useWords();
  const found = useEnding();
  return (
    <div className={styles.page}>
      <PageTitle>{t('hotline.ending.title')}</PageTitle>
      <p className={styles.lead}>{t('hotline.ending.lead')}</p>
      {found.isPending && <LoadingState />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Rows rows={found.data.contacts} more={found.data.more} />}
    </div>
  );
}

function Rows({ rows, more }: { rows: EndingRow[]; more: boolean }) {
  const { t } = useWords();
  const [holding, setHolding] = useState<EndingRow | null>(null);
  const title = t('hotline.hold.set');
  if (rows.length === 0)
    return <EmptyState title={t('hotline.ending.none')}>{t('hotline.ending.none.text')}</EmptyState>;
  return (
    <Pane flush>
      <ul className={styles.rows} aria-label={t('hotline.ending.title')}>
        {rows.map((row) => (
          <Row key={row.id} row={row} onHold={() => setHolding(row)} />
        ))}
      </ul>
      {more && <p className={styles.inside}>{t('hotline.ending.more')}</p>}
      <Dialog open={holding !== null} onClose={() => setHolding(null)} label={title} className={styles.dialog}>
        {holding && (
          <HoldReason
            contact={holding.id}
            title={`${title}: ${holding.number}`}
            to="/hold"
            onDone={() => setHolding(null)}
          />
        )}
      </Dialog>
    </Pane>
  );
}

function Row({ row: { id, number, line, callType, kind, goes }, onHold }: { row: EndingRow; onHold: () => void }) {
  const { t } = useWords();
  const lineOf = useLineName();
  const may = useMyself()?.may.includes('hotline.hold.set') ?? false;
  const what = callType ? t(`hotline.code.call_type.${callType}`) : t(`hotline.retention.kind.${kind}`);
  return (
    <DueRow goes={goes} contact={{ id, number }} said={[what, lineOf(line)]}>
      {may && (
        <Button
          size="xs"
          variant="default"
          leftSection={<Ic of={IconLockPause} size={16} />}
          aria-label={t('hotline.ending.hold', { number })}
          onClick={onHold}
        >
          {t('hotline.hold.set')}
        </Button>
      )}
    </DueRow>
  );
}
