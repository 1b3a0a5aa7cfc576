import { useRef, type ReactNode } from 'react';
import { Hem, useWords, Wordmark } from '#desk/parts.ts';
import { useArrival } from '../ask/use-arrival.ts';
import { Tongue } from '../sign-in/tongue.tsx';
import styles from './shell.module.css';
import { Steps, type StepsProps } from './steps.tsx';

export type ShellProps = {
  steps: StepsProps;
  eyebrow?: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** The acts of the step, always in sight. */
  foot?: ReactNode;
};

/** The page of the first run and of an invitation: where one is at the left, the step itself at the right. */
export function Shell({ steps, eyebrow, title, lead, children, foot }: ShellProps) {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useArrival(heading);
  return (
    <div className={styles.shell}>
      <aside className={`${styles.side} on-rail`}>
        <Wordmark size={36} name="Astra" />
        <Steps {...steps} />
        <div className={styles.low}>
          <Hem />
          <p>{t('staff.first.stays')}</p>
          <Tongue />
        </div>
      </aside>
      <main id="main" className={styles.main} tabIndex={-1}>
        <div className={styles.page}>
          <header>
            {eyebrow !== undefined && <p className={styles.eyebrow}>{eyebrow}</p>}
            <h1 id="page-title" ref={heading} tabIndex={-1}>
              {title}
            </h1>
          </header>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
          {children}
        </div>
        {foot !== undefined && <div className={styles.foot}>{foot}</div>}
      </main>
    </div>
  );
}
