import { Button } from '@mantine/core';
import { Banner, useShared, useWords } from '#desk/parts.ts';
import { isUnsaved, type OpenNote } from './draft.ts';
import { drafts, dropDraft } from './drafts.ts';
import { useMyId } from './use-note-keeping.ts';

type UnsavedNotesProps = { of: string; onGoOn: (note: OpenNote | null) => void };

/** Notes of a case that were begun here and not saved: to go on with, or to put away. */
export function UnsavedNotes({ of, onGoOn }: UnsavedNotesProps) {
  const { t } = useWords();
  const me = useMyId();
  const mine = useShared(drafts).filter((each) => each.case === of && each.by === me && isUnsaved(each));
  return mine.map((draft) => (
    <Banner
      key={draft.id}
      action={
        <>
          <Button size="xs" onClick={() => onGoOn(draft.of && { id: draft.id, now: draft.of })}>
            {t('cases.note.goOn')}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => void dropDraft(draft).catch(() => {})}>
            {t('cases.note.drop')}
          </Button>
        </>
      }
    >
      {t(draft.of ? 'cases.note.unsavedChange' : 'cases.note.unsaved')}
    </Banner>
  ));
}
