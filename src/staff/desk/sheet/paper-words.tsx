import { PrintSheet, useNow, useWords } from '#desk/parts.ts';
import { useMyself } from '../use-myself.ts';
import { useListWord } from '../ask/use-list-word.ts';
import styles from './sheet.module.css';

export type PaperWordsProps = {
  title: string;
  /** Whose paper it is. */
  holder: string;
  purpose: string;
  keep: string;
  words: readonly string[];
};

/** The page of numbered words as it comes out of the printer; on the screen it is not shown. */
export function PaperWords({ title, holder, purpose, keep, words }: PaperWordsProps) {
  const { t } = useWords();
  const me = useMyself();
  const now = useNow();
  const { lang, write } = useListWord();
  const rows = [
    { label: t('staff.paper.organisation'), value: me?.organisation.name ?? '' },
    { label: t('staff.paper.holder'), value: holder },
    { label: t('staff.paper.purpose'), value: purpose },
  ];
  return (
    <div className={styles.paper}>
      <PrintSheet
        cover
        title={title}
        classification={t('staff.paper.classification')}
        rows={rows}
        printedBy={me?.name ?? ''}
        printedAt={now}
      >
        <ol className={styles.printed} lang={lang}>
          {words.map((word, at) => (
            // A word may stand twice on a page: its place is what it is.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <span>{at + 1}</span> {write(word)}
            </li>
          ))}
        </ol>
        <p className={styles.keep}>{keep}</p>
      </PrintSheet>
    </div>
  );
}
