import type { Icon } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { Ic } from './ic.tsx';
import styles from './surface.module.css';

export type PaneProps = {
  children: ReactNode;
  title?: ReactNode;
  icon?: Icon;
  aside?: ReactNode;
  /** No padding: for rows and tables that reach the edges. */
  flush?: boolean;
};

/** A piece of plain paper: a line around it, no shadow, a heading and what belongs beside it. */
export function Pane({ children, title, icon, aside, flush = false }: PaneProps) {
  const id = useId();
  return (
    <section className={styles.pane} aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className={styles.head}>
          {icon && <Ic of={icon} size={17} />}
          <h2 id={id}>{title}</h2>
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}

export type PageTitleProps = {
  /** A number or a plain word, never a name. */
  children: ReactNode;
  eyebrow?: ReactNode;
  /** Chips and small facts beside the title. */
  beside?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
};

/** The heading of a screen. After a change of screen the focus comes here, so that a reader hears where one is. */
export function PageTitle({ children, eyebrow, beside, actions }: PageTitleProps) {
  return (
    <header className={styles.title}>
      <div className={styles.name}>
        {eyebrow !== undefined && <p>{eyebrow}</p>}
        <h1 id="page-title" tabIndex={-1}>
          {children}
        </h1>
      </div>
      {beside !== undefined && <div className={styles.beside}>{beside}</div>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
