import { useListWord } from '../ask/use-list-word.ts';
import styles from './people.module.css';

/** Six words two people compare by voice, numbered so that they can be read out in turn. */
export function SixWords({ words }: { words: readonly string[] }) {
  const { lang, write } = useListWord();
  return (
    <ol className={styles.words} lang={lang}>
      {words.map((word, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a word may stand twice: its place is what it is
        <li key={at}>
          <span>{at + 1}</span>
          <b>{write(word)}</b>
        </li>
      ))}
    </ol>
  );
}
