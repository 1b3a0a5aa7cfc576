import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  EmptyState,
  ErrorState,
  Ic,
  Key,
  LoadingState,
  PageTitle,
  Pane,
  useKeys,
  useTimes,
  useWords,
} from '#desk/parts.ts';
import type { HandoverAnswer } from '../../shared.ts';
import { HandoverNotes } from './handover-notes.tsx';
import { HandoverPaper } from './handover-paper.tsx';
import { HandoverRow } from './handover-row.tsx';
import styles from './handover.module.css';
import { InDanger, OpenContacts } from './open-contacts.tsx';
import { useHandover } from './use-handover.ts';

/** `/handover/$line`: what passes to the next shift, read and confirmed; to be printed too. */
export function HandoverPage() {
  const { t } = useWords();
  const { line = '' } = useParams({ strict: false }) as { line?: string };
  const handover = useHandover(line);
  if (handover.isPending)
    return (
      <div className={styles.page}>
        <LoadingState>{t('hotline.handover.opening')}</LoadingState>
      </div>
    );
  if (handover.isError)
    return (
      <div className={styles.page}>
        <ErrorState error={handover.error} onRetry={() => void handover.refetch()} />
      </div>
    );
  return <Handover answer={handover.data} />;
}

function Handover({ answer }: { answer: HandoverAnswer }) {
  const { t } = useWords();
  const [named, setNamed] = useState(false);
  const { rows, danger, open, line } = answer;
  const print = () => globalThis.print();
  useKeys([{ keys: 'p', says: t('hotline.handover.print'), run: print, foot: true }]);
  return (
    <div className={styles.page}>
      <PageTitle
        eyebrow={t('hotline.handover.title')}
        beside={<Stand answer={answer} />}
        actions={
          <>
            <Checkbox
              checked={named}
              onChange={(event) => setNamed(event.currentTarget.checked)}
              label={t('hotline.handover.named')}
            />
            <Button leftSection={<Ic of={IconPrinter} />} rightSection={<Key k="P" />} onClick={print}>
              {t('hotline.handover.print')}
            </Button>
          </>
        }
      >
        {line.name}
      </PageTitle>
      <div className={styles.columns}>
        <div className={styles.stack}>
          <InDanger danger={danger} />
          <Pane title={t('hotline.handover.passes')} aside={t('hotline.handover.count', { n: rows.length })} flush>
            {rows.length === 0 && (
              <div className={styles.inside}>
                <EmptyState title={t('hotline.handover.none')}>{t('hotline.handover.none.text')}</EmptyState>
              </div>
            )}
            <ul>
              {rows.map((row) => (
                <HandoverRow key={row.promise.id} row={row} />
              ))}
            </ul>
          </Pane>
          <OpenContacts open={open} />
        </div>
        <HandoverNotes answer={answer} />
      </div>
      <HandoverPaper answer={answer} named={named} />
    </div>
  );
}

/** As of when this is. */
function Stand({ answer }: { answer: HandoverAnswer }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  return (
    <span className={styles.small}>
      {t('hotline.handover.stand', { date: date(answer.at), time: time(answer.at) })}
    </span>
  );
}
