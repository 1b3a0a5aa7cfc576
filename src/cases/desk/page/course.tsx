import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Dialog, EmptyState, ErrorState, LoadingState, Timeline, useWords } from '#desk/parts.ts';
import { timelineGroups, type CaseAnswer, type TimelineGroup } from '../../shared.ts';
import type { OpenNote } from '../note/draft.ts';
import { NoteForm } from '../note/note-form.tsx';
import { UnsavedNotes } from '../note/unsaved-notes.tsx';
import { useLeftDrafts } from '../note/use-note-keeping.ts';
import { useTimeline } from '../queries.ts';
import type { LeadsToPart } from './line-leads.ts';
import styles from './page.module.css';
import { useEntryOf } from './use-entry.tsx';

/** What happened, newest first, narrowed by kind; older lines follow on request. */
export function Course({ one, onPart }: { one: CaseAnswer; onPart: (part: LeadsToPart) => void }) {
  const { t } = useWords();
  const [group, setGroup] = useState<TimelineGroup>('all');
  const timeline = useTimeline(one.id, group);
  const [changing, setChanging] = useState<OpenNote | 'new' | null>(null);
  useLeftDrafts(one.id, one.can.write);
  const entryOf = useEntryOf(one.id, { onChange: one.can.write ? setChanging : undefined, onPart });
  const lines = timeline.data?.pages.flatMap((page) => page.lines) ?? [];
  return (
    <div className={styles.course}>
      <UnsavedNotes of={one.id} onGoOn={(note) => setChanging(note ?? 'new')} />
      <div className={styles.above}>
        <SegmentedControl
          value={group}
          onChange={(next) => setGroup(timelineGroups.find((each) => each === next) ?? 'all')}
          data={timelineGroups.map((value) => ({ value, label: t(`cases.course.${value}`) }))}
          aria-label={t('cases.course.narrow')}
        />
        <span>{t('cases.course.newest')}</span>
      </div>
      {timeline.isPending && <LoadingState />}
      {timeline.isError && <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.data && lines.length === 0 && (
        <EmptyState kind="filtered" title={t('cases.course.none')}>
          {t('cases.course.none.text')}
        </EmptyState>
      )}
      {lines.length > 0 && <Timeline entries={lines.map(entryOf)} />}
      {timeline.hasNextPage && (
        <Button loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('cases.course.earlier')}
        </Button>
      )}
      <Dialog
        open={changing !== null}
        onClose={() => setChanging(null)}
        label={t(changing === 'new' ? 'cases.add.note' : 'cases.note.change')}
        className={styles.dialog}
      >
        {changing && (
          <NoteForm one={one} {...(changing === 'new' ? {} : { note: changing })} onDone={() => setChanging(null)} />
        )}
      </Dialog>
    </div>
  );
}
