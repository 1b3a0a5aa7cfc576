import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Dialog, useWords } from '#desk/parts.ts';
import styles from './check-page.module.css';

export type CheckPageProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  /** What will be so, one sentence each. */
  says: readonly string[];
  /** What the act said, where it did not simply happen. */
  children?: ReactNode;
  /** The button that acts. */
  act: ReactNode;
  /** What the way out is called; back, where nothing else is said. */
  out?: string;
};

/** What an act that cannot be undone will do, before it is done. */
export function CheckPage({ open, onClose, title, says, children, act, out }: CheckPageProps) {
  const { t } = useWords();
  return (
    <Dialog open={open} onClose={onClose} label={title} className={styles.dialog}>
      <div className={styles.page}>
        <h2>{title}</h2>
        {says.length === 1 && <p>{says[0]}</p>}
        {says.length > 1 && (
          <ul>
            {says.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {children}
        <div className={styles.acts}>
          {act}
          <Button onClick={onClose}>{out ?? t('staff.first.back')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
