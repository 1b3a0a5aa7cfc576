import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { call, Dialog, Ic, PrintSheet, useSentence, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { OwedAnswer } from '../../shared.ts';
import { useMyself, useNames } from '../queries.ts';
import { useKindWord } from '../use-kind-word.ts';
import styles from './day.module.css';
import type { Scope } from './grouping.ts';

type PaperProps = { rows: readonly OwedAnswer[]; scope: Scope };

/** The day on paper: numbers and steps; words only where somebody chooses so. What is not noted is not printed. */
export function PrintDay({ open, onClose, ...paper }: PaperProps & { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const say = useSentence();
  const [words, setWords] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const print = async () => {
    try {
      await call('POST', '/desk/api/my-day/print', {});
      setSentence(null);
      window.print();
    } catch (error) {
      setSentence(say(error));
    }
  };
  return (
    <Dialog open={open} onClose={onClose} label={t('tasks.day.print')}>
      <div className={styles.choose}>
        <h2>{t('tasks.day.print')}</h2>
        <p>{t('tasks.day.print.text')}</p>
        <Checkbox
          label={t('tasks.day.print.words')}
          checked={words}
          onChange={(event) => setWords(event.currentTarget.checked)}
        />
        {sentence !== null && <p role="alert">{sentence}</p>}
        <div className={styles.acts}>
          <Button variant="filled" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => void print()}>
            {t('tasks.day.print.act')}
          </Button>
          <Button onClick={onClose}>{t('tasks.cancel')}</Button>
        </div>
        {open && createPortal(<Paper {...paper} words={words} />, document.body)}
      </div>
    </Dialog>
  );
}

function Paper({ rows, scope, words }: PaperProps & { words: boolean }) {
  const { t } = useWords();
  const { date, time, shortDate } = useTimes();
  const kindWord = useKindWord();
  const nameOf = useNames();
  const at = now();
  const lines = rows.map((owed) => {
    const { due, page, practice, text, owner } = owed;
    const by = due ? `${shortDate(due)} ${time(due)}` : t('tasks.by-agreement');
    const more = [
      practice ? t('tasks.practice') : '',
      scope === 'others' && owner ? nameOf(owner).name : '',
      words ? text : '',
    ];
    return { key: owed.id, label: by, value: [kindWord(owed), page.number, ...more].filter(Boolean).join(' · ') };
  });
  return (
    <PrintSheet
      title={`${t(`tasks.day.${scope}`)}, ${date(at)}`}
      classification={t('tasks.day.print.class')}
      rows={[]}
      printedBy={useMyself()?.name ?? ''}
      printedAt={at}
    >
      <ul>
        {lines.map(({ key, label, value }) => (
          <li key={key}>
            <b>{label}</b> {value}
          </li>
        ))}
      </ul>
    </PrintSheet>
  );
}
