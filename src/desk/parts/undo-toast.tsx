import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useKeys } from '../keys/bindings.ts';
import { useShownKeys } from '../keys/resting.ts';
import { useSentence } from '../use-sentence.ts';
import { useWords } from '../words.tsx';
import { Ic } from './ic.tsx';
import { Key } from './key.tsx';
import styles from './undo-toast.module.css';

const seconds = 10;

export type UndoToastProps = { text: string; onUndo: () => void; onGone: () => void };

/** Ten seconds to take something back, key Z (Alt Z where letters rest). The time rests while the toast is pointed at or focused. */
export function UndoToast({ text, onUndo, onGone }: UndoToastProps) {
  const { t } = useWords();
  const shown = useShownKeys();
  const [left, setLeft] = useState(seconds);
  const [held, setHeld] = useState(false);
  useKeys([{ keys: 'z', says: t('desk.undo.act'), run: onUndo }]);
  useEffect(() => {
    if (held) return;
    const timer = setInterval(() => setLeft((now) => now - 1), 1_000);
    return () => clearInterval(timer);
  }, [held]);
  useEffect(() => {
    if (left <= 0) onGone();
  }, [left, onGone]);
  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div className={styles.toast} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <Ic of={IconCircleCheck} />
      <span>{text}</span>
      <button type="button" onClick={onUndo}>
        {t('desk.undo.act')} <Key k={shown('z')} />
        <span className={styles.left} aria-hidden="true">
          {t('desk.undo.left', { seconds: left })}
        </span>
      </button>
    </div>
  );
}

/** What was offered could not be taken back; it stays until it is put away or something else is done. */
export function NotUndone({ error, onGone }: { error: unknown; onGone: () => void }) {
  const { t } = useWords();
  const say = useSentence();
  return (
    <div className={styles.toast}>
      <Ic of={IconAlertTriangle} />
      <span>{t('desk.undo.failed', { why: say(error) })}</span>
      <button type="button" onClick={onGone}>
        {t('desk.undo.close')}
      </button>
    </div>
  );
}
