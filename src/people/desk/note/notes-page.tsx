import { useQuery } from '@tanstack/react-query';
import {
  call,
  EmptyState,
  ErrorState,
  LoadingState,
  PageTitle,
  Pane,
  Sealed,
  useTimes,
  useTitle,
  useWords,
} from '#desk/parts.ts';
import type { DeskNote } from '../../shared.ts';
import styles from '../pairs/pairs.module.css';
import { useColleague } from '../use-colleague.ts';
import { EndNote } from './end-note.tsx';
import { NoteHere } from './note-here.tsx';
import { notesKey } from './use-forget-known.ts';

/** Every note on a number that still holds, the one that ends first before the others. For leads. */
export function NotesPage() {
  const { t } = useWords();
  useTitle(t('people.desk.note.list.title'));
  const found = useQuery({
    queryKey: notesKey,
    queryFn: () => call<{ notes: DeskNote[] }>('GET', '/desk/api/number-notes'),
    select: ({ notes }) => notes,
    refetchOnWindowFocus: false,
  });
  return (
    <div className={styles.page}>
      <PageTitle>{t('people.desk.note.list.title')}</PageTitle>
      <p className={styles.lead}>{t('people.desk.note.list.text')}</p>
      <NoteHere on={{ typed: '' }} />
      {found.isPending && <LoadingState />}
      {found.isError && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && (
        <EmptyState title={t('people.desk.note.list.none')}>{t('people.desk.note.list.noneText')}</EmptyState>
      )}
      {found.data?.map((note) => (
        <OneNote key={note.id} note={note} />
      ))}
    </div>
  );
}

function OneNote({ note }: { note: DeskNote }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { name } = useColleague()(note.by);
  return (
    <Pane
      title={<Sealed inline>{note.number}</Sealed>}
      aside={t('people.desk.note.list.ends', { date: date(note.until) })}
    >
      <div className={styles.pair}>
        <Sealed>
          <p>{note.reason}</p>
          {note.howToEnd !== '' && (
            <p>
              {t('people.desk.note.end')} {note.howToEnd}
            </p>
          )}
        </Sealed>
        <p>{t('people.desk.note.list.by', { who: name, date: date(note.at) })}</p>
        {note.can.end && (
          <div className={styles.acts}>
            <EndNote id={note.id} />
          </div>
        )}
      </div>
    </Pane>
  );
}
