import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { call, Dialog, Ic, useKeys, useWords } from '#desk/parts.ts';
import type { PersonAnswer } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import { PersonPaper } from './person-paper.tsx';
import styles from './print.module.css';

/** Puts a person on paper: the duty card, and her file where somebody chooses so. */
export function PrintPerson({ person }: { person: PersonAnswer }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useKeys([{ keys: 'mod+p', says: t('people.desk.print'), run: () => setOpen(true) }]);
  return (
    <>
      <Button variant="subtle" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => setOpen(true)}>
        {t('people.desk.print')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} label={t('people.desk.print')} className={styles.dialog}>
        <Choose person={person} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Choose({ person, onClose }: { person: PersonAnswer; onClose: () => void }) {
  const { t } = useWords();
  const [withFile, setWithFile] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // What is not noted is not printed.
  const print = async () => {
    try {
      await call('POST', `/desk/api/people/${person.id}/print`, {});
      setError(null);
      window.print();
    } catch (failed) {
      setError(failed);
    }
  };
  return (
    <div className={styles.choose}>
      <h2>{t('people.desk.print')}</h2>
      <p>{t('people.desk.print.text')}</p>
      {person.file && (
        <Checkbox
          label={t('people.desk.print.file')}
          checked={withFile}
          onChange={(event) => setWithFile(event.currentTarget.checked)}
        />
      )}
      <Refused error={error} />
      <div className={styles.acts}>
        <Button variant="filled" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => void print()}>
          {t('people.desk.print.act')}
        </Button>
        <Button onClick={onClose}>{t('people.desk.cancel')}</Button>
      </div>
      {createPortal(<PersonPaper person={person} file={withFile ? person.file : null} />, document.body)}
    </div>
  );
}
