import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Banner, Chip, Ic, Key, Pane, Sealed, useKeys, useTimes, useWords } from '#desk/parts.ts';
import type { HandoverAnswer, HandoverNote } from '../../shared.ts';
import { useNames } from '../editor/people.ts';
import { useMyself } from '../queries.ts';
import styles from './handover.module.css';
import { useHandoverActs } from './use-handover.ts';
import { WriteNote } from './write-note.tsx';

/** The notes of this line: those to be read and confirmed first, one's own to write, and those already read. */
export function HandoverNotes({ answer }: { answer: HandoverAnswer }) {
  const { t } = useWords();
  const me = useMyself()?.id;
  const acts = useHandoverActs(answer.line.id);
  const { notes, can } = answer;
  const unread = notes.filter(({ read }) => read === null);
  const first = can.confirm ? unread.find(({ by }) => by !== me) : undefined;
  useKeys(
    first
      ? [{ keys: 'v', says: t('hotline.handover.confirm'), run: () => void acts.confirm(first.id), foot: true }]
      : [],
  );
  return (
    <div className={styles.stack}>
      {acts.taken !== null && (
        <Banner tone="ok" live>
          {t('hotline.handover.taken', { n: acts.taken })}
        </Banner>
      )}
      {unread.map((note) => (
        <Unread
          key={note.id}
          note={note}
          keyed={note === first}
          onConfirm={can.confirm && note.by !== me ? () => void acts.confirm(note.id) : null}
        />
      ))}
      {can.write && <WriteNote line={answer.line.id} onWrite={acts.write} />}
      {!can.write && <Banner>{t('hotline.handover.not-yours')}</Banner>}
      <ReadNotes notes={notes.filter(({ read }) => read !== null)} />
    </div>
  );
}

function Unread({ note, keyed, onConfirm }: { note: HandoverNote; keyed: boolean; onConfirm: (() => void) | null }) {
  const { t } = useWords();
  return (
    <Pane title={t('hotline.handover.unread')} aside={<Signed note={note} />}>
      <div className={styles.note}>
        <NoteText text={note.note} />
        {note.promises.length > 0 && (
          <p className={styles.small}>{t('hotline.handover.waits', { n: note.promises.length })}</p>
        )}
        {onConfirm ? (
          <Button
            variant="filled"
            className={styles.start}
            leftSection={<Ic of={IconCheck} />}
            rightSection={keyed ? <Key k="V" /> : undefined}
            onClick={onConfirm}
          >
            {t('hotline.handover.confirm')}
          </Button>
        ) : (
          <p className={styles.small}>{t('hotline.handover.waits-for-other')}</p>
        )}
      </div>
    </Pane>
  );
}

function ReadNotes({ notes }: { notes: readonly HandoverNote[] }) {
  const { t } = useWords();
  const { time } = useTimes();
  const nameOf = useNames();
  if (notes.length === 0) return null;
  return (
    <Pane title={t('hotline.handover.earlier')}>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note.id} className={styles.note}>
            <Signed note={note} />
            <NoteText text={note.note} />
            {note.read && (
              <Chip tone="ok" glyph={<Ic of={IconCheck} size={14} />}>
                {t('hotline.handover.read', { name: nameOf(note.read.by).name, time: time(note.read.at) })}
              </Chip>
            )}
          </li>
        ))}
      </ul>
    </Pane>
  );
}

function NoteText({ text }: { text: string }) {
  const { t } = useWords();
  if (text === '') return <p className={styles.small}>{t('hotline.handover.wordless')}</p>;
  return (
    <Sealed>
      <p className={styles.words}>{text}</p>
    </Sealed>
  );
}

function Signed({ note }: { note: HandoverNote }) {
  const { time, shortDate } = useTimes();
  const name = useNames()(note.by).name;
  return (
    <span className={styles.small}>
      {name}, {shortDate(note.at)} {time(note.at)}
    </span>
  );
}
