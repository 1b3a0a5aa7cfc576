import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { Ic, PrintSheet, useMe, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { Refused } from '#people/desk/index.ts';
import type { ClockAnswer, ClockSource } from '../../shared.ts';
import { noon } from './noon.ts';
import styles from './clocks.module.css';
import { groundWords } from './ground-words.ts';
import { useClockActs } from './use-clocks.ts';

export type PrintClockProps = { dossier: string; clock: ClockAnswer; sources: readonly ClockSource[] };

/**
 * The explanation for the person herself, in plain words. Neither its title nor the name a file of it would get says
 * who she is to the law: she may have to show it.
 */
export function PrintClock({ dossier, clock, sources }: PrintClockProps) {
  const { t } = useWords();
  const { notePrint } = useClockActs(dossier);
  const [printing, setPrinting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // What is not noted is not printed.
  const print = async () => {
    try {
      await notePrint();
      setError(null);
      flushSync(() => setPrinting(true));
      const title = document.title;
      document.title = t('rights.clock.print.title');
      window.print();
      document.title = title;
      setPrinting(false);
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <>
      <Button size="xs" variant="subtle" leftSection={<Ic of={IconPrinter} size={15} />} onClick={() => void print()}>
        {t('rights.clock.print')}
      </Button>
      <Refused error={error} />
      {printing && createPortal(<Paper clock={clock} sources={sources} />, document.body)}
    </>
  );
}

const lines = [1, 2, 3, 4, 5] as const;

function Paper({ clock: { starts, ends, days }, sources }: Omit<PrintClockProps, 'dossier'>) {
  const { t } = useWords();
  const { date } = useTimes();
  const { data: me } = useMe();
  const said = groundWords(sources, t);
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t('rights.clock.print.title')}
        classification={t('rights.clock.print.classified')}
        rows={[
          { label: t('rights.clock.print.from'), value: date(noon(starts)) },
          { label: t('rights.clock.print.until'), value: date(noon(ends)) },
          { label: t('rights.clock.print.days'), value: days },
        ]}
        printedBy={(me as { name?: string } | undefined)?.name ?? ''}
        printedAt={now()}
      >
        {lines.map((line) => (
          <p key={line}>{t(`rights.clock.print.${line}`)}</p>
        ))}
        <p>{t('rights.clock.print.source', { sources: said })}</p>
      </PrintSheet>
    </div>
  );
}
