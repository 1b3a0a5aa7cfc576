import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog, useCommands, useWords } from '#desk/parts.ts';
import { useMyself } from '../queries.ts';
import { NoteForm } from './note-form.tsx';
import styles from './note.module.css';

/** A note on a number from anywhere, through the command bar. */
export function NoteCommand() {
  const may = useMyself()?.may.includes('people.note.write') ?? false;
  return may ? <Command /> : null;
}

function Command() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const title = t('people.desk.note.new');
  const run = () => setOpen(true);
  useCommands([{ id: 'number-note', group: 'actions', icon: IconNote, title, run }]);
  const close = () => setOpen(false);
  return (
    <Dialog open={open} onClose={close} label={title} className={styles.dialog}>
      <NoteForm on={{ typed: '' }} onDone={close} />
    </Dialog>
  );
}
