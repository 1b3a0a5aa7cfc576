import { IconPhone, IconPhoneCall } from '@tabler/icons-react';
import { Ic } from './ic.tsx';
import styles from './line-state.module.css';

/** A line at the top of the desk: its name and what happens on it, already said. */
export function LineState({ name, says, busy = false }: { name: string; says: string; busy?: boolean }) {
  return (
    <span className={styles.line} data-busy={busy || undefined}>
      <Ic of={busy ? IconPhoneCall : IconPhone} size={16} />
      <b>{name}</b> {says}
    </span>
  );
}
