import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import {
  call,
  Chip,
  ErrorState,
  Ic,
  Key,
  LoadingState,
  PageTitle,
  useKeys,
  useNow,
  useTimes,
  useWords,
} from '#desk/parts.ts';
import { monthAfter, monthBefore, monthToOpen, type MonthAnswer } from '../shared.ts';
import { Month } from './month.tsx';
import styles from './month.module.css';
import { Take } from './take.tsx';
import { useMonthName } from './use-month-name.ts';

/** `/month`: what the house did in a month. For leads and directors; small numbers stand here, so it stays inside. */
export function MonthPage() {
  const { t } = useWords();
  const nameOf = useMonthName();
  const now = useNow();
  const { month: monthOf } = useTimes();
  const current = monthOf(now);
  const [chosen, choose] = useState<string | null>(null);
  const month = chosen ?? monthToOpen(now, monthOf);
  const found = useQuery({
    queryKey: ['month', month],
    queryFn: () => call<MonthAnswer>('GET', `/desk/api/months/${month}`),
    placeholderData: keepPreviousData,
  });
  const earlier = () => choose(monthBefore(month));
  const later = () => month < current && choose(monthAfter(month));
  useKeys([
    { keys: 'j', says: t('research.month.earlier'), run: earlier, foot: true },
    { keys: 'k', says: t('research.month.later'), run: later, foot: true },
  ]);
  return (
    <div className={styles.page}>
      <PageTitle
        eyebrow={t('research.month.title')}
        beside={<Chip tone="warn">{t('research.internal')}</Chip>}
        actions={found.data && !found.isPlaceholderData && <Take month={found.data} />}
      >
        {nameOf(month)}
      </PageTitle>
      <nav className={styles.turn} aria-label={t('research.month.which')}>
        <Button variant="default" size="xs" leftSection={<Ic of={IconChevronLeft} size={15} />} onClick={earlier}>
          {nameOf(monthBefore(month))} <Key k="J" />
        </Button>
        <Button
          variant="default"
          size="xs"
          rightSection={<Ic of={IconChevronRight} size={15} />}
          disabled={month >= current}
          onClick={later}
        >
          {nameOf(monthAfter(month))} <Key k="K" />
        </Button>
      </nav>
      {chosen === null && month < current && (
        <p className={styles.small}>{t('research.month.finished', { current: nameOf(current) })}</p>
      )}
      {found.isPending && <LoadingState>{t('research.month.counting')}</LoadingState>}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <div aria-busy={found.isPlaceholderData}>
          <Month month={found.data} />
          <p className={styles.small}>{t('research.take.table.hint')}</p>
        </div>
      )}
    </div>
  );
}
