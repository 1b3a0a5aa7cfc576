import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTimes, useWords } from '#desk/parts.ts';
import styles from './retention.module.css';

type DueRowProps = {
  goes: string;
  /** Null for whoever may not open it: then it is said that it is closed. */
  contact: { id: string; number: string } | null;
  said: readonly (string | null | false)[];
  children?: ReactNode;
};

/** A contact whose time comes: the day, which it is, and what is said of it in few words. */
export function DueRow({ goes, contact, said, children }: DueRowProps) {
  const { t } = useWords();
  const { date } = useTimes();
  return (
    <li className={styles.row}>
      <time className={styles.when} dateTime={goes}>
        {date(`${goes}T12:00:00Z`)}
      </time>
      <span className={styles.what}>
        {contact ? (
          <Link to="/contacts/$id" params={{ id: contact.id }}>
            {contact.number}
          </Link>
        ) : (
          <span>{t('hotline.retention.closed')}</span>
        )}
        <span>{said.filter(Boolean).join(', ')}</span>
      </span>
      {children}
    </li>
  );
}
