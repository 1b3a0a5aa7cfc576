import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState, ErrorState, LoadingState, useTimes, useWords } from '#desk/parts.ts';
import type { Telephone } from '../../ring/answers.ts';
import { useNames } from '../editor/people.ts';
import { useLineName } from '../ring/use-line-name.ts';
import styles from './telephones.module.css';
import { useTelephoneActs, useTelephones } from './use-telephones.ts';

/** The telephone systems that may announce calls: of which line, since when, by whom, and when each was last heard. */
export function TelephoneList() {
  const { t } = useWords();
  const found = useTelephones();
  if (found.isPending || found.isError || found.data.length === 0)
    return (
      <div className={styles.inside}>
        {found.isPending && <LoadingState />}
        {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && (
          <EmptyState title={t('hotline.telephones.none')}>{t('hotline.telephones.none.text')}</EmptyState>
        )}
      </div>
    );
  return (
    <ul className={styles.rows}>
      {found.data.map((telephone) => (
        <Row key={telephone.id} telephone={telephone} />
      ))}
    </ul>
  );
}

function Row({ telephone }: { telephone: Telephone }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const line = useLineName()(telephone.line);
  const { name } = useNames()(telephone.by);
  const { disconnect } = useTelephoneActs();
  const [sure, setSure] = useState(false);
  const { day, lastPost } = telephone;
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <b>{line}</b>
        <span>{t('hotline.telephones.since', { date: date(day), name })}</span>
        <span>
          {lastPost === null
            ? t('hotline.telephones.silent')
            : t('hotline.telephones.heard', { date: date(lastPost), time: time(lastPost) })}
        </span>
      </div>
      {!sure && (
        <Button size="sm" onClick={() => setSure(true)} aria-label={t('hotline.telephones.disconnect.of', { line })}>
          {t('hotline.telephones.disconnect')}
        </Button>
      )}
      {sure && (
        <div className={styles.check}>
          <p>{t('hotline.telephones.disconnect.what')}</p>
          <div className={styles.acts}>
            <Button
              size="sm"
              variant="stop"
              loading={disconnect.isPending}
              onClick={() => disconnect.mutate(telephone.id)}
            >
              {t('hotline.telephones.disconnect.act', { line })}
            </Button>
            <Button size="sm" variant="subtle" onClick={() => setSure(false)}>
              {t('hotline.desk.cancel')}
            </Button>
          </div>
        </div>
      )}
      {disconnect.error && <ErrorState error={disconnect.error} />}
    </li>
  );
}
