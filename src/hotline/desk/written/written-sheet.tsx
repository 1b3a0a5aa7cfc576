import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { Banner, Choice, EmptyState, ErrorState, Field, LoadingState, useWords } from '#desk/parts.ts';
import { closeReasons, MOST_WRITTEN_AT_ONCE, type ClosedWritten, type CloseReason } from '../../shared.ts';
import { useClosingWritten, useWritten } from './use-written.ts';
import { WrittenItem } from './written-item.tsx';
import styles from './written.module.css';

/** Messages that wait, to be looked through; those that are chosen are closed together for one reason. */
export function WrittenSheet({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const written = useWritten();
  const closing = useClosingWritten();
  const { chosen, choose, all, isAll, letGo } = useChosen(written.data?.rows.map(({ contact }) => contact) ?? []);
  const [reason, setReason] = useState<CloseReason | null>(null);
  if (written.isPending) return <LoadingState />;
  if (written.isError) return <ErrorState error={written.error} onRetry={() => void written.refetch()} />;
  const { rows, left, apart } = written.data;
  // What came since this list was made is not closed unread.
  const seen = rows
    .filter(({ contact }) => chosen.includes(contact))
    .map((row) => ({ contact: row.contact, seen: row.messages }));
  const send = () => reason && closing.mutate({ contacts: seen, reason }, { onSuccess: letGo });
  return (
    <>
      <div className={styles.top}>
        <h2>{t('hotline.written.title')}</h2>
        <p className={styles.quiet}>{t('hotline.written.hint')}</p>
        {apart > 0 && <p className={styles.quiet}>{t('hotline.written.apart', { n: apart })}</p>}
        {rows.length > 0 && (
          <Checkbox
            checked={isAll}
            indeterminate={chosen.length > 0 && !isAll}
            onChange={all}
            label={t('hotline.written.all', { n: Math.min(rows.length, MOST_WRITTEN_AT_ONCE) })}
          />
        )}
      </div>
      {rows.length === 0 && <EmptyState title={t('hotline.written.none')}>{t('hotline.written.none.text')}</EmptyState>}
      <ul className={styles.list}>
        {rows.map((row) => (
          <WrittenItem
            key={row.contact}
            row={row}
            chosen={chosen.includes(row.contact)}
            full={chosen.length >= MOST_WRITTEN_AT_ONCE}
            onChoose={choose}
          />
        ))}
      </ul>
      <div className={styles.foot}>
        {left > 0 && <p className={styles.quiet}>{t('hotline.written.left', { n: left })}</p>}
        <Kept answer={closing.data} />
        {closing.error && <ErrorState error={closing.error} />}
        <Field label={t('hotline.written.reason')}>
          {(ties) => (
            <Choice
              {...ties}
              value={reason}
              onChange={setReason}
              options={closeReasons.map((value) => ({ value, label: t(`hotline.written.reason.${value}`) }))}
            />
          )}
        </Field>
        <div className={styles.acts}>
          <Button
            variant="filled"
            disabled={chosen.length === 0 || reason === null}
            loading={closing.isPending}
            onClick={send}
          >
            {t('hotline.written.close', { n: chosen.length })}
          </Button>
          <Button onClick={onClose}>{t('hotline.written.away')}</Button>
        </div>
      </div>
    </>
  );
}

/** What stayed open nevertheless, and why. */
function Kept({ answer }: { answer: ClosedWritten | undefined }) {
  const { t } = useWords();
  if (!answer || answer.kept.length === 0) return null;
  const reasons = Map.groupBy(answer.kept, ({ why }) => why);
  return (
    <Banner tone="warn" live title={t('hotline.written.kept', { n: answer.kept.length })}>
      {[...reasons].map(([why, some]) => t(`hotline.written.kept.${why}`, { n: some.length })).join(' ')}
    </Banner>
  );
}

/** Which ones are chosen, of those that are still there. */
function useChosen(there: readonly string[]) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const chosen = there.filter((id) => ticked.includes(id));
  const most = there.slice(0, MOST_WRITTEN_AT_ONCE);
  const isAll = most.length > 0 && chosen.length >= most.length;
  return {
    chosen,
    isAll,
    all: () => setTicked(isAll ? [] : most),
    letGo: () => setTicked([]),
    choose: (id: string, to: boolean) => setTicked(to ? [...chosen, id] : chosen.filter((each) => each !== id)),
  };
}
