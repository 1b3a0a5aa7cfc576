import { IconKey } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { cx } from './cx.ts';
import { Ic } from './ic.tsx';
import styles from './sealed.module.css';

export type SealedProps = {
  children: ReactNode;
  /** A name, a number or a word inside a line. */
  inline?: boolean;
  /** Gives the block its bar: the key, "sealed", and this. */
  heading?: ReactNode;
  /** At the right end of the bar. */
  aside?: ReactNode;
  /** A last row under a line, for what may be inserted. */
  foot?: ReactNode;
  /** Language of the words inside, where it is not the desk's own. */
  lang?: string | undefined;
};

/** Sealed paper: who somebody is, their words and files. F9 blurs it. Never for anything coded. */
export function Sealed({ children, inline = false, heading, aside, foot, lang }: SealedProps) {
  const { t } = useWords();
  if (inline)
    return (
      <span className="sealed-text" lang={lang}>
        {children}
      </span>
    );
  if (heading === undefined)
    return (
      <div className={cx('sealed', styles.block)} lang={lang}>
        {children}
      </div>
    );
  return (
    <section className={cx('sealed', styles.sheet)} lang={lang}>
      <header className={styles.bar}>
        <SealedTag>{t('desk.sealed.word')}</SealedTag>
        <h2 className={styles.heading}>{heading}</h2>
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      <div className={styles.body}>{children}</div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </section>
  );
}

/** The small plum mark with the key that says "sealed". */
function SealedTag({ children }: { children: ReactNode }) {
  return (
    <span className={styles.tag}>
      <Ic of={IconKey} size={15} />
      {children}
    </span>
  );
}
