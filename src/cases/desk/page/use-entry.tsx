import {
  IconArrowsSplit2,
  IconBuilding,
  IconCalendarDue,
  IconChecklist,
  IconFileText,
  IconFolderPlus,
  IconListCheck,
  IconMail,
  IconMessage,
  IconNotes,
  IconPencil,
  IconPhoneIncoming,
  IconProgressCheck,
  IconScale,
  IconSignature,
  IconUserMinus,
  IconUserPlus,
  IconUserShare,
  IconUsers,
  IconWorld,
  type Icon,
} from '@tabler/icons-react';
import { ChipButton, Ic, useWords, type Say, type TimelineEntry } from '#desk/parts.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { NoteAnswer, TimelineLine } from '../../shared.ts';
import type { OpenNote } from '../note/draft.ts';
import { Leading } from './leading.tsx';
import { leadsTo, type LeadsToPart } from './line-leads.ts';
import { useLineTitle } from './line-title.tsx';
import styles from './page.module.css';

/** By the kind of a line, or by the first part of it. */
const icons: Record<string, Icon> = {
  'case.opened': IconFolderPlus,
  'risk.set': IconScale,
  'contact.attached': IconPhoneIncoming,
  'note.written': IconNotes,
  'status.set': IconProgressCheck,
  'owner.set': IconUserShare,
  'person.added': IconUserPlus,
  'person.ended': IconUserMinus,
  consent: IconSignature,
  clock: IconCalendarDue,
  referral: IconBuilding,
  task: IconChecklist,
  document: IconFileText,
  screening: IconListCheck,
  assessment: IconArrowsSplit2,
  identification: IconArrowsSplit2,
};

/** How somebody came, where it was not by telephone. */
const ways: Record<string, Icon> = {
  walk_in: IconUsers,
  letter: IconMail,
  email: IconMail,
  web_message: IconWorld,
  social_network: IconMessage,
};

function iconOf({ kind, said }: TimelineLine): Icon {
  const way = kind === 'contact.attached' ? ways[said['channel'] ?? ''] : undefined;
  return way ?? icons[kind] ?? icons[kind.split('.')[0] ?? ''] ?? IconPencil;
}

type EntryActs = {
  /** Absent for whoever may only read. */
  onChange: ((note: OpenNote) => void) | undefined;
  onPart: (part: LeadsToPart) => void;
};

/** A line of a case's timeline as the screen draws it: its icon, what happened in words, where that leads, who wrote it. */
export function useEntryOf(of: string, { onChange, onPart }: EntryActs): (line: TimelineLine) => TimelineEntry {
  const { nameOf } = useReaderWords();
  const titleOf = useLineTitle();
  const { t } = useWords();
  return (line) => ({
    id: line.id,
    at: line.at,
    icon: iconOf(line),
    title:
      line.note && onChange ? (
        <span className={styles.written}>
          <span>{titleOf(line)}</span>
          <Change note={{ id: line.ref, now: line.note }} onChange={onChange} />
        </span>
      ) : (
        <Leading of={of} to={leadsTo(line)} onPart={onPart}>
          {titleOf(line)}
        </Leading>
      ),
    by: nameOf(line.by),
    ...(line.note ? noteOf(line.note, t) : {}),
  });
}

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
