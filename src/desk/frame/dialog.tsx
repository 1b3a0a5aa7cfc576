import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { cx } from '../parts/cx.ts';
import styles from './dialog.module.css';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  label: string;
  className?: string | undefined;
  children: ReactNode;
};

/**
 * A sheet above the desk. The browser keeps the focus in it, closes it on Esc or a press beside it, and gives the focus
 * back. Where a list is open in it, Esc closes that list and nothing else: what was written on the sheet stays. It hangs on the page itself: a sheet inside a part that a narrow screen hides would lock the page unseen.
 */
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
    const inList = (event: KeyboardEvent) =>
      event.key === 'Escape' && hasOpenList(event.target) && event.preventDefault();
    dialog?.addEventListener('click', beside);
    dialog?.addEventListener('keydown', inList);
    return () => {
      dialog?.removeEventListener('click', beside);
      dialog?.removeEventListener('keydown', inList);
    };
  }, []);
  return createPortal(
    <dialog ref={element} aria-label={label} className={cx(styles.dialog, className)} onClose={onClose}>
      {open && <div className={styles.inside}>{children}</div>}
    </dialog>,
    document.body,
  );
}

/** A list that is the sheet itself (`data-stays`) is not one that Esc could close by itself. */
function hasOpenList(target: EventTarget | null): boolean {
  const id = target instanceof Element && target.getAttribute('aria-controls');
  const list = id ? document.getElementById(id) : null;
  return list !== null && !('stays' in list.dataset);
}

/** Closes every sheet that is open, as Esc would: something came that does not wait behind one. */
export function closeDialogs(): void {
  for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog:modal')) dialog.close();
}
