import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import { ChipButton, Ic, useFocusBack, useWords } from '#desk/parts.ts';
import { useMyself } from '../queries.ts';
import { NoteForm, type NoteOn } from './note-form.tsx';
import styles from './note.module.css';

/** Offers a note on the number at hand, for those who may write one. */
export function NoteHere({ on }: { on: NoteOn }) {
  const { t } = useWords();
  const may = useMyself()?.may.includes('people.note.write') ?? false;
  const [state, setState] = useState<'closed' | 'open' | 'written'>('closed');
  const offer = useFocusBack(state === 'open');
  if (!may) return null;
  if (state === 'open') return <NoteForm on={on} onDone={(written) => setState(written ? 'written' : 'closed')} />;
  return (
    <div className={styles.offer}>
      <ChipButton ref={offer} dashed glyph={<Ic of={IconNote} size={13} />} onPress={() => setState('open')}>
        {t('people.desk.note.new')}
      </ChipButton>
      <output className={styles.small}>{state === 'written' ? t('people.desk.note.written') : ''}</output>
    </div>
  );
}
