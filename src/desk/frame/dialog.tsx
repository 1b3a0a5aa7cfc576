import { useEffect, useRef, type ReactNode } from 'react';
import { cx } from '../parts/cx.ts';
import styles from './dialog.module.css';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  label: string;
  className?: string | undefined;
  children: ReactNode;
};

/** A sheet above the desk. The browser keeps the focus in it, closes it on Esc or a press beside it, and gives the focus back. */
export function Dialog({ open, onClose, label, className, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open) dialog?.close();
  }, [open]);
  useEffect(() => {
    const dialog = element.current;
    const beside = (event: MouseEvent) => event.target === dialog && dialog?.close();
    dialog?.addEventListener('click', beside);
    return () => dialog?.removeEventListener('click', beside);
  }, []);
  return (
    <dialog ref={element} aria-label={label} className={cx(styles.dialog, className)} onClose={onClose}>
      {open && <div className={styles.inside}>{children}</div>}
    </dialog>
  );
}
