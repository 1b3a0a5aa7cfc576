import { Button } from '@mantine/core';
import { IconPencil, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Ic, Sealed, useWords } from '#desk/parts.ts';
import { useListWord } from '../ask/use-list-word.ts';
import styles from './sheet.module.css';

export type WordsOnScreenProps = { words: readonly string[]; print: string };

/** Two words and dots: the page belongs on paper. Without a printer all of them can be shown, to be copied by hand. */
export function WordsOnScreen({ words, print }: WordsOnScreenProps) {
  const { t } = useWords();
  const [byHand, setByHand] = useState(false);
  return (
    <div className={styles.screen}>
      <Sealed>{byHand ? <Numbered words={words} /> : <Veiled words={words} />}</Sealed>
      <div className={styles.acts}>
        <Button variant="filled" leftSection={<Ic of={IconPrinter} />} onClick={() => globalThis.print()}>
          {print}
        </Button>
        <Button
          variant="subtle"
          leftSection={<Ic of={IconPencil} />}
          aria-expanded={byHand}
          onClick={() => setByHand(!byHand)}
        >
          {t(byHand ? 'staff.sheet.hide' : 'staff.sheet.by-hand')}
        </Button>
      </div>
    </div>
  );
}

function Veiled({ words }: { words: readonly string[] }) {
  const { t } = useWords();
  const { lang, write } = useListWord();
  return (
    <>
      <p className={styles.veiled} lang={lang}>
        {words.slice(0, 2).map(write).join(' · ')} <span aria-hidden>· •••• · •••• · ••••</span>
      </p>
      <p className={styles.small}>{t('staff.sheet.paper-only', { n: words.length })}</p>
    </>
  );
}

function Numbered({ words }: { words: readonly string[] }) {
  const { lang, write } = useListWord();
  return (
    <ol className={styles.numbered} lang={lang} data-words>
      {words.map((word, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a word may stand twice: its place is what it is
        <li key={at}>
          <span>{at + 1}</span> <b>{write(word)}</b>
        </li>
      ))}
    </ol>
  );
}
