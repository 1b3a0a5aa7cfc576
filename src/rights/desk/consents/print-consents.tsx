import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { call, Dialog, Ic, PrintSheet, useMe, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { Refused } from '#people/desk/index.ts';
import type { ConsentAnswer } from '../../shared.ts';
import { consentsAt } from '../queries.ts';
import { useLanguageName } from '../use-language-name.ts';
import styles from './consents.module.css';

/** The consents on paper, for whoever gave them; to whom they are goes there only where somebody chooses so. */
export function PrintConsents({ dossier, consents }: { dossier: string; consents: readonly ConsentAnswer[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="xs" variant="subtle" leftSection={<Ic of={IconPrinter} size={15} />} onClick={() => setOpen(true)}>
        {t('rights.print')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} label={t('rights.print')} className={styles.dialog}>
        <Choose dossier={dossier} consents={consents} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type ChooseProps = { dossier: string; consents: readonly ConsentAnswer[]; onClose: () => void };

function Choose({ dossier, consents, onClose }: ChooseProps) {
  const { t } = useWords();
  const [named, setNamed] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // What is not noted is not printed.
  const print = async () => {
    try {
      await call('POST', consentsAt(dossier, '/print'), {});
      setError(null);
      window.print();
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <div className={styles.choose}>
      <h2>{t('rights.print')}</h2>
      <p>{t('rights.print.text')}</p>
      <Checkbox
        label={t('rights.print.named')}
        checked={named}
        onChange={(event) => setNamed(event.currentTarget.checked)}
      />
      <Refused error={error} />
      <div className={styles.acts}>
        <Button variant="filled" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => void print()}>
          {t('rights.print')}
        </Button>
        <Button onClick={onClose}>{t('rights.cancel')}</Button>
      </div>
      {createPortal(<Paper consents={consents} named={named} />, document.body)}
    </div>
  );
}

function Paper({ consents, named }: { consents: readonly ConsentAnswer[]; named: boolean }) {
  const { t } = useWords();
  const { date } = useTimes();
  const spoken = useLanguageName();
  const { data: me } = useMe();
  const rows = consents.map((consent) => {
    const { purpose, recipient, data, until, at, over, state, way, language } = consent;
    const standing = over ? 'over' : state;
    const day = date(standing === 'over' && until ? `${until}T12:00:00Z` : at);
    const said = [
      named && recipient?.name,
      t(`rights.state.${standing}`, { date: day }),
      data.map((kind) => t(`rights.data.${kind}`)).join(', '),
      until && t('rights.row.until', { date: date(`${until}T12:00:00Z`) }),
      way && [t(`rights.way.${way}`), language && spoken(language)].filter(Boolean).join(', '),
    ];
    return { label: t(`rights.purpose.${purpose}`), value: said.filter(Boolean).join('; ') };
  });
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t('rights.print.title')}
        classification={t('rights.print.classified')}
        rows={rows}
        printedBy={(me as { name?: string } | undefined)?.name ?? ''}
        printedAt={now()}
      >
        <p>{t('rights.print.foot')}</p>
      </PrintSheet>
    </div>
  );
}
