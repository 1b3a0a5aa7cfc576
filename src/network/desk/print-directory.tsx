import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { call, Ic, PrintSheet, useMe, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { Refused } from '#people/desk/index.ts';
import type { OrganisationAnswer } from '../shared.ts';
import styles from './directory.module.css';

/** What is shown of the directory, on paper; printing is noted first. Where somebody is does not go there. */
export function PrintDirectory({ organisations }: { organisations: readonly OrganisationAnswer[] }) {
  const { t } = useWords();
  const [printing, setPrinting] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const print = async () => {
    try {
      await call('POST', '/desk/api/organisations/print', {});
      setError(null);
      flushSync(() => setPrinting(true));
      window.print();
      setPrinting(false);
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <>
      <Button variant="subtle" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => void print()}>
        {t('network.print')}
      </Button>
      <Refused error={error} />
      {printing && createPortal(<Paper organisations={organisations} />, document.body)}
    </>
  );
}

function Paper({ organisations }: { organisations: readonly OrganisationAnswer[] }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { data: me } = useMe();
  const rows = organisations.map(({ name, numbers, hours, services, checkedOn }) => {
    const what = services.map((service) => t(`network.service.${service}`)).join(', ');
    const checked = t('network.print.checked', { date: date(`${checkedOn}T12:00:00Z`) });
    return { label: name, value: [numbers.join(', '), hours, what, checked].filter(Boolean).join('; ') };
  });
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t('network.print.title')}
        classification={t('network.print.classified')}
        rows={rows}
        printedBy={(me as { name?: string } | undefined)?.name ?? ''}
        printedAt={now()}
      />
    </div>
  );
}
