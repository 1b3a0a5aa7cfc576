import type { ReactNode } from 'react';
import { Wordmark } from '#desk/parts.ts';
import styles from './door.module.css';
import { Tongue } from './tongue.tsx';

/** The quiet page before the desk: one card on the plain ground, nothing on it that says who works here. */
export function Door({ title, children, below }: { title: string; children: ReactNode; below?: ReactNode }) {
  return (
    <main id="main" className={styles.door}>
      <div className={styles.column}>
        <Wordmark size={36} name="Astra" />
        <section className={styles.card} aria-labelledby="page-title">
          <h1 id="page-title" tabIndex={-1}>
            {title}
          </h1>
          {children}
        </section>
        {below}
        <div className={styles.low}>
          <Tongue />
        </div>
      </div>
    </main>
  );
}
