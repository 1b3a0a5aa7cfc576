import { Link } from '@tanstack/react-router';
import {
  IconFolderPlus,
  IconNotes,
  IconPencil,
  IconPhoneIncoming,
  IconProgressCheck,
  IconScale,
  IconUserMinus,
  IconUserPlus,
  IconUserShare,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ChipButton, Ic, useWords, type Say, type TimelineEntry } from '#desk/parts.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { NoteAnswer, TimelineLine } from '../../shared.ts';

const icons: Record<string, Icon> = {
  'case.opened': IconFolderPlus,
  'risk.set': IconScale,
  'contact.attached': IconPhoneIncoming,
  'note.written': IconNotes,
  'status.set': IconProgressCheck,
  'owner.set': IconUserShare,
  'person.added': IconUserPlus,
  'person.ended': IconUserMinus,
};

/** A line of the timeline as the screen draws it: its icon, what happened in words, and who wrote it. */
export function useEntryOf(onChange?: (note: OpenNote) => void): (line: TimelineLine) => TimelineEntry {
  const { nameOf } = useReaderWords();
  const titleOf = useTitleOf();
  const { t } = useWords();
  return (line) => ({
    id: line.id,
    at: line.at,
    icon: icons[line.kind] ?? IconPencil,
    title: (
      <>
        {titleOf(line)}{' '}
        {line.note && onChange && <Change note={{ id: line.ref, now: line.note }} onChange={onChange} />}
      </>
    ),
    by: nameOf(line.by),
    ...(line.note ? noteOf(line.note, t) : {}),
  });
}

/** A note under somebody's hands: which, and as it stands now. */
export type OpenNote = { id: string; now: NoteAnswer };

function Change({ note, onChange }: { note: OpenNote; onChange: (note: OpenNote) => void }) {
  const { t } = useWords();
  return (
    <ChipButton glyph={<Ic of={IconPencil} size={13} />} onPress={() => onChange(note)}>
      {t('cases.note.change')}
    </ChipButton>
  );
}

function noteOf({ text, graphic }: NoteAnswer, t: Say): Pick<TimelineEntry, 'note' | 'fold'> {
  return { note: text, ...(graphic ? { fold: t(`cases.fold.${graphic}`) } : {}) };
}

function useTitleOf(): (line: TimelineLine) => ReactNode {
  const { t, rich, has } = useWords();
  const { nameOf } = useReaderWords();
  return ({ kind, ref, said, note }) => {
    switch (kind) {
      case 'risk.set':
        return rich('cases.line.risk.set', {
          level: t(`cases.code.risk.${said['level']}`),
          why: said['reason'] ? 'yes' : 'no',
          reason: said['reason'] ?? '',
        });
      case 'case.opened':
        return rich('cases.line.case.opened', {
          from: said['contact'] ? 'contact' : 'none',
          number: said['contact'] ?? '',
        });
      case 'contact.attached':
        return (
          <>
            {rich('cases.line.contact.attached', {
              channel: said['channel'] ?? 'telephone',
              way: said['direction'] ?? 'incoming',
            })}{' '}
            <Link to="/contacts/$id" params={{ id: ref }}>
              {said['number']}
            </Link>
          </>
        );
      case 'note.written':
        return rich('cases.line.note.written', { voice: note?.voice ?? 'mine' });
      case 'status.set':
        return rich('cases.line.status.set', {
          status: t(`cases.code.status.${said['status']}`),
          why: said['reason'] ? 'yes' : 'no',
          reason: said['reason'] ? t(`cases.code.closing.${said['reason']}`) : '',
          words: said['words'] ?? '',
        });
      case 'owner.set':
        return rich('cases.line.owner.set', {
          some: said['owner'] ? 'yes' : 'no',
          who: said['owner'] ? nameOf(said['owner']) : '',
        });
      case 'person.added':
      case 'person.ended':
        return rich(`cases.line.${kind}`, { role: t(`cases.code.role.${said['role']}`) });
      default:
        return has(`cases.line.${kind}`) ? rich(`cases.line.${kind}`, said) : t('cases.line.other');
    }
  };
}
