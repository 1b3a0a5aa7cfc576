import { Button } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog, Ic, useWords } from '#desk/parts.ts';
import type { WaitingRow } from '../../shared.ts';
import { useMyself } from '../queries.ts';
import { WrittenSheet } from './written-sheet.tsx';
import styles from './written.module.css';

/** From so many on they are worth looking through together. */
const FEW = 2;

/** The way to look through messages together, where several wait that nobody said to be in danger. */
export function WrittenButton({ rows }: { rows: readonly WaitingRow[] }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const mayClose = useMyself()?.may.includes('hotline.contact.close') ?? false;
  const free = rows.filter(({ written, promise, danger }) => written && promise === null && danger === null);
  const close = () => setOpen(false);
  if (!mayClose || (free.length < FEW && !open)) return null;
  return (
    <>
      <Button className={styles.start} leftSection={<Ic of={IconMailOpened} />} onClick={() => setOpen(true)}>
        {t('hotline.written.button', { n: free.length })}
      </Button>
      <Dialog open={open} onClose={close} label={t('hotline.written.title')} className={styles.dialog}>
        <WrittenSheet onClose={close} />
      </Dialog>
    </>
  );
}
