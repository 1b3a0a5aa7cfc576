import type { ReactNode } from 'react';
import { Panes, useWords } from '#desk/parts.ts';
import styles from './peek.module.css';

/** A list, and beside it what is peeked at; without a peek the list has the whole width. */
export function WithPeek({ label, peek, children }: { label: string; peek: ReactNode; children: ReactNode }) {
  const { t } = useWords();
  const list = { id: 'list', label, content: children };
  const panes = peek ? [list, { id: 'peek', label: t('hotline.desk.peek'), content: peek }] : [list];
  return (
    <div className={styles.pair} data-whole={!peek || undefined}>
      <Panes kind="queue" panes={panes} />
    </div>
  );
}
