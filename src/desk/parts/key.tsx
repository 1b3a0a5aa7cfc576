import { useWords } from '../words.tsx';
import { keyCaps } from '../keys/key-caps.ts';
import styles from './key.module.css';

/** The cap of a key: `Key k="C"`, `Key k="mod+K"` (Ctrl, or Command on a Mac), `Key k="Space"`. */
export function Key({ k }: { k: string }) {
  const { t } = useWords();
  return (
    <>
      {keyCaps(k, navigator.platform).map((cap) => (
        <kbd key={cap.name} className={styles.key}>
          {cap.said ? t(`desk.key.${cap.said}`) : cap.name}
        </kbd>
      ))}
    </>
  );
}
