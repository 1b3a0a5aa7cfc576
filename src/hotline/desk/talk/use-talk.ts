import { useState } from 'react';
import { offerUndo, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { newId } from '#kernel/ids.ts';
import type { TalkLine } from '../../shared.ts';
import { useEditing } from '../editor/editing.ts';
import { linesOf, type Spoken } from './lines.ts';

/** The talk and what can be done to it. The last line is always an empty one, kept only once something stands in it. */
export type Talk = {
  lines: Spoken[];
  write: (line: Spoken, text: string) => void;
  /** Her words become my note, or the other way round. */
  turn: (line: Spoken) => void;
  remove: (line: Spoken) => void;
};

const newField = () => `talk.${newId()}`;

/** The talk of this editor's contact. */
export function useTalk(): Talk {
  const { t } = useWords();
  const { autosave, now: saved, writable } = useEditing();
  const [begun, setBegun] = useState(newField);
  const [voice, setVoice] = useState<TalkLine['voice']>('mine');
  const said = linesOf(saved.draft);
  // With its first letter a begun line stands in the talk, and the next one begins under it.
  if (said.some(({ field }) => field === begun)) setBegun(newField());
  const keep = ({ field, ...line }: Spoken, change: Partial<TalkLine>) =>
    autosave.edit(field, { ...line, at: line.at || now().toISOString(), ...change });
  return {
    lines: writable ? [...said, { field: begun, voice, at: '', text: '' }] : said,
    write: (line, text) => keep(line, { text }),
    turn(line) {
      const other = line.voice === 'mine' ? 'hers' : 'mine';
      setVoice(other);
      if (line.at !== '') keep(line, { voice: other });
    },
    remove(line) {
      if (line.at === '') return;
      keep(line, { text: null });
      if (line.text?.trim()) offerUndo({ text: t('hotline.desk.talk.removed'), undo: async () => keep(line, {}) });
    },
  };
}
