import { Button, SegmentedControl, Tabs } from '@mantine/core';
import { IconFolderPlus, IconKey, IconNotes, IconPhoneIncoming, IconPlus, IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { Panes } from '../frame/panes.tsx';
import { GrantSheet } from '../parts/grant-sheet.tsx';
import { Ic } from '../parts/ic.tsx';
import { Key } from '../parts/key.tsx';
import { Sealed } from '../parts/sealed.tsx';
import { RiskChip, StateChip } from '../parts/status-chips.tsx';
import { PageTitle, Pane } from '../parts/surface.tsx';
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx';
import { offerUndo } from '../parts/undo.ts';
import { useWords } from '../words.tsx';
import styles from './gallery.module.css';

/** A case: head, timeline, who can read it. */
export function SampleCase() {
  const { t: sample } = useWords();
  const panes = [
    { id: 'course', label: sample('gallery.case.course'), content: <Course /> },
    { id: 'beside', label: sample('gallery.case.beside'), content: <Beside /> },
  ];
  return <Panes kind="case" head={<Head />} panes={panes} />;
}

function Head() {
  const { t: sample } = useWords();
  return (
    <div className={styles.headTabs}>
      <PageTitle
        beside={
          <>
            <RiskChip level="critical" />
            <StateChip state="working">{sample('gallery.case.state')}</StateChip>
            <Sealed inline>{sample('gallery.name.person')}</Sealed>
          </>
        }
        actions={
          <>
            <Button leftSection={<Ic of={IconKey} size={16} />}>{sample('gallery.case.readers')}</Button>
            <Button
              variant="filled"
              leftSection={<Ic of={IconPlus} size={17} />}
              rightSection={<Key k="N" />}
              onClick={() => offerUndo({ text: sample('gallery.undo.text'), undo: async () => {} })}
            >
              {sample('gallery.case.add')}
            </Button>
          </>
        }
      >
        {sample('gallery.number.case')}
      </PageTitle>
      <Tabs defaultValue="course">
        <Tabs.List aria-label={sample('gallery.case.parts')}>
          <Tabs.Tab value="course">{sample('gallery.case.course')}</Tabs.Tab>
          <Tabs.Tab value="people">{sample('gallery.case.people')}</Tabs.Tab>
          <Tabs.Tab value="consents">{sample('gallery.case.consents')}</Tabs.Tab>
        </Tabs.List>
      </Tabs>
    </div>
  );
}

function useEntries(): TimelineEntry[] {
  const { t: sample, rich: richly } = useWords();
  const by = (who: string) => <span>{who}</span>;
  return [
    {
      id: '1',
      at: '2026-11-23T20:13:00Z',
      icon: IconFolderPlus,
      title: richly('gallery.course.opened'),
      by: by('Milica Stanojev'),
    },
    {
      id: '2',
      at: '2026-11-23T20:12:00Z',
      icon: IconScale,
      title: richly('gallery.course.risk'),
      by: by('Vesna Ilić'),
    },
    {
      id: '3',
      at: '2026-11-23T20:07:00Z',
      icon: IconNotes,
      title: richly('gallery.course.note'),
      by: by('Milica Stanojev'),
      note: sample('gallery.course.noteText'),
    },
    {
      id: '4',
      at: '2026-11-23T19:58:00Z',
      icon: IconNotes,
      title: richly('gallery.course.note'),
      by: by('Milica Stanojev'),
      note: sample('gallery.course.noteText'),
      fold: sample('gallery.course.fold'),
    },
    {
      id: '5',
      at: '2026-11-22T19:15:00Z',
      icon: IconPhoneIncoming,
      title: richly('gallery.course.call'),
      by: by('Ružica Halas-Obradović'),
    },
    {
      id: '6',
      at: '2026-11-09T19:15:00Z',
      icon: IconPhoneIncoming,
      title: richly('gallery.course.call'),
      by: by('Nguyễn Thị Hồng Nhung'),
    },
  ];
}

function Course() {
  const { t: sample } = useWords();
  const [kind, setKind] = useState('all');
  const entries = useEntries();
  return (
    <div className={styles.course}>
      <SegmentedControl
        value={kind}
        onChange={setKind}
        data={['all', 'notes', 'calls'].map((value) => ({ value, label: sample(`gallery.course.${value}`) }))}
      />
      <Timeline entries={entries} />
    </div>
  );
}

function Beside() {
  const { t: sample } = useWords();
  return (
    <div className={styles.person}>
      <Pane title={sample('desk.grants.title')} icon={IconKey}>
        <SampleGrants />
      </Pane>
    </div>
  );
}

/** Four who can read. */
export function SampleGrants() {
  const { t: sample } = useWords();
  const row = (id: string, more: object = {}) => ({
    id,
    who: sample(`gallery.grant.${id}.who`),
    from: sample(`gallery.grant.${id}.from`),
    why: sample(`gallery.grant.${id}.why`),
    ...more,
  });
  const take = { onTake: () => {} };
  return (
    <GrantSheet
      grants={[
        row('lead', { reads: sample('gallery.grant.reads') }),
        row('night', { count: 3, ...take }),
        row('house', take),
        row('self'),
      ]}
      onGive={() => {}}
      onReads={() => {}}
    />
  );
}
