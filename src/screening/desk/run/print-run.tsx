import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { call, ErrorState, Ic, useKeys, useWords } from '#desk/parts.ts';
import { useChecking } from './checking.ts';
import { RunPaper } from './run-paper.tsx';

/** Puts a check on paper with its working. What is not noted is not printed. */
export function PrintRun() {
  const { t } = useWords();
  const { run } = useChecking();
  const [printed, setPrinted] = useState(false);
  const print = useMutation({
    mutationFn: () => call('POST', `/desk/api/dossiers/${run.dossier}/screening/${run.id}/print`, {}),
    onSuccess: () => {
      flushSync(() => setPrinted(true));
      window.print();
    },
  });
  useKeys([{ keys: 'mod+p', says: t('screening.desk.print'), run: () => print.mutate() }]);
  return (
    <>
      {print.error && <ErrorState error={print.error} />}
      <Button variant="subtle" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => print.mutate()}>
        {t('screening.desk.print')}
      </Button>
      {printed && createPortal(<RunPaper />, document.body)}
    </>
  );
}
