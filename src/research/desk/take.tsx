import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { call, Ic, PrintSheet, useMe, useNow, useWords } from '#desk/parts.ts';
import { monthTable, type MonthAnswer, type Question } from '../shared.ts';
import { Month } from './month.tsx';
import styles from './month.module.css';
import { useLabels } from './use-labels.ts';
import { useMonthName } from './use-month-name.ts';

/** The month on paper, or as a file for a spreadsheet. Either leaves a line in the audit first. */
export function Take({ month }: { month: MonthAnswer }) {
  const { t, locale } = useWords();
  const label = useLabels();
  const nameOf = useMonthName();
  const me = useMe().data;
  const now = useNow();
  const [failed, fail] = useState(false);
  const take = async (leave: () => void) => {
    try {
      await call('POST', `/desk/api/months/${month.month}/take`, {});
      fail(false);
      leave();
    } catch {
      fail(true);
    }
  };
  const words = {
    say: t,
    label: (question: string, code: string) => label(question as Question, code),
    between: locale === 'en' ? (',' as const) : (';' as const),
  };
  return (
    <>
      {failed && <span role="alert">{t('research.take.failed')}</span>}
      <Button
        variant="default"
        leftSection={<Ic of={IconPrinter} />}
        onClick={() => void take(() => globalThis.print())}
      >
        {t('research.take.print')}
      </Button>
      <Button
        variant="default"
        leftSection={<Ic of={IconDownload} />}
        onClick={() => void take(() => save(`${month.month}.csv`, monthTable(month, words)))}
      >
        {t('research.take.table')}
      </Button>
      <div className={styles.paper}>
        <PrintSheet
          title={t('research.take.title', { month: nameOf(month.month) })}
          classification={t('research.take.classification')}
          rows={[]}
          printedBy={me?.name ?? ''}
          printedAt={now}
        >
          <Month month={month} />
        </PrintSheet>
      </div>
    </>
  );
}

/** Hands a text to the browser as a file; its address lives no longer than that. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
