import { IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import styles from './peek.module.css';

/** A glance by mouse, on top of a row that opens. By keyboard it is Space on the row, so Tab passes it by. */
export function PeekButton({ of, onPeek }: { of: string; onPeek: () => void }) {
  const { t } = useWords();
  const label = t('hotline.desk.rows.peekAt', { number: of });
  return (
    <button type="button" className={styles.glance} tabIndex={-1} title={label} aria-label={label} onClick={onPeek}>
      <Ic of={IconLayoutSidebarRightExpand} size={17} />
    </button>
  );
}
