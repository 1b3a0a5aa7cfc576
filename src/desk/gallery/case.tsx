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
  const { t } = useWords();
  const panes = [
    { id: 'course', label: t('gallery.case.course'), content: <Course /> },
    { id: 'beside', label: t('gallery.case.beside'), content: <Beside /> },
  ];
  return <Panes kind="case" head={<Head />} panes={panes} />;
}

function Head() {
  const { t } = useWords();
  return (
    <div className={styles.headTabs}>
      <PageTitle
        beside={
          <>
            <RiskChip level="critical" />
            <StateChip state="working">{t('gallery.case.state')}</StateChip>
            <Sealed inline>{t('gallery.name.person')}</Sealed>
          </>
        }
        actions={
          <>
            <Button leftSection={<Ic of={IconKey} size={16} />}>{t('gallery.case.readers')}</Button>
            <Button variant="filled" leftSection={<Ic of={IconPlus} size={17} />} rightSection={<Key k="N" />} onClick={() => offerUndo({ text: t('gallery.undo.text'), undo: () => {} })}>
              {t('gallery.case.add')}
            </Button>
          </>
        }
      >
        C-2026-0093
      </PageTitle>
      <Tabs defaultValue="course">
        <Tabs.List aria-label={t('gallery.case.parts')}>
          <Tabs.Tab value="course">{t('gallery.case.course')}</Tabs.Tab>
          <Tabs.Tab value="people">{t('gallery.case.people')}</Tabs.Tab>
          <Tabs.Tab value="consents">{t('gallery.case.consents')}</Tabs.Tab>
        </Tabs.List>
      </Tabs>
    </div>
  );
}

function useEntries(): TimelineEntry[] {
  const { t, rich } = useWords();
  const by = (who: string) => <span>{who}</span>;
  return [
    { id: '1', at: '2026-11-23T20:13:00Z', icon: IconFolderPlus, title: rich('gallery.course.opened'), by: by('Milica Stanojev') },
    { id: '2', at: '2026-11-23T20:12:00Z', icon: IconScale, title: rich('gallery.course.risk'), by: by('Vesna Ilić') },
    { id: '3', at: '2026-11-23T20:07:00Z', icon: IconNotes, title: rich('gallery.course.note'), by: by('Milica Stanojev'), note: t('gallery.course.noteText') },
    { id: '4', at: '2026-11-23T19:58:00Z', icon: IconNotes, title: rich('gallery.course.note'), by: by('Milica Stanojev'), note: t('gallery.course.noteText'), fold: t('gallery.course.fold') },
    { id: '5', at: '2026-11-22T19:15:00Z', icon: IconPhoneIncoming, title: rich('gallery.course.call'), by: by('Ružica Halas-Obradović') },
    { id: '6', at: '2026-11-09T19:15:00Z', icon: IconPhoneIncoming, title: rich('gallery.course.call'), by: by('Nguyễn Thị Hồng Nhung') },
  ];
}

function Course() {
  const { t } = useWords();
  const [kind, setKind] = useState('all');
  const entries = useEntries();
  return (
    <div className={styles.course}>
      <SegmentedControl value={kind} onChange={setKind} data={['all', 'notes', 'calls'].map((value) => ({ value, label: t(`gallery.course.${value}`) }))} />
      <Timeline entries={entries} />
    </div>
  );
}

function Beside() {
  const { t } = useWords();
  return (
    <div className={styles.person}>
      <Pane title={t('desk.grants.title')} icon={IconKey}>
        <SampleGrants />
      </Pane>
    </div>
  );
}

/** Four who can read. */
export function SampleGrants() {
  const { t } = useWords();
  const row = (id: string, more: object = {}) => ({ id, who: t(`gallery.grant.${id}.who`), from: t(`gallery.grant.${id}.from`), why: t(`gallery.grant.${id}.why`), ...more });
  const take = { onTake: () => {} };
  return <GrantSheet grants={[row('lead', { reads: t('gallery.grant.reads') }), row('night', { count: 3, ...take }), row('house', take), row('self')]} onGive={() => {}} onReads={() => {}} />;
}
