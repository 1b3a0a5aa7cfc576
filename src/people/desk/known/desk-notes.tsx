import { IconNote } from '@tabler/icons-react';
import { Banner, Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { DeskNote } from '../../shared.ts';
import { EndNote } from '../note/end-note.tsx';
import { useColleague } from '../use-colleague.ts';
import styles from './known.module.css';

/** Notes on this very number: why, how to end the call, who wrote it, until when. It never blocks the line. */
export function DeskNotes({ notes }: { notes: readonly DeskNote[] }) {
  const { t } = useWords();
  const { date } = useTimes();
  const nameOf = useColleague();
  return notes.map((note) => (
    <Banner key={note.id} tone="warn" icon={IconNote} title={t('people.desk.note.title')}>
      <span className={styles.note}>
        <Sealed inline>{note.reason}</Sealed>
        {note.howToEnd !== '' && (
          <span>
            {t('people.desk.note.end')} <Sealed inline>{note.howToEnd}</Sealed>
          </span>
        )}
        <span className={styles.small}>
          {t('people.desk.note.by', { who: nameOf(note.by).name, until: date(note.until) })}
        </span>
        {note.can.end && <EndNote id={note.id} />}
      </span>
    </Banner>
  ));
}
