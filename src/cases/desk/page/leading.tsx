import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LeadsTo, LeadsToPart } from './line-leads.ts';
import styles from './page.module.css';

type Props = { of: string; to: LeadsTo; onPart: (part: LeadsToPart) => void; children: ReactNode };

/** A line of the course as the way to what it tells of. A contact's line leads there by the number in it. */
export function Leading({ of, to, onPart, children }: Props) {
  if (to === null || 'contact' in to) return children;
  if ('run' in to)
    return (
      <Link to="/screening/$id/$run" params={{ id: of, run: to.run }} className={styles.leads}>
        {children}
      </Link>
    );
  return (
    <button type="button" className={styles.leads} onClick={() => onPart(to.part)}>
      {children}
    </button>
  );
}
