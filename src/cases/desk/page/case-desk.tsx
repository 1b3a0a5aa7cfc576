import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Panes, useWords } from '#desk/parts.ts';
import { OpenTasks, Tasks } from '#tasks/desk/index.ts';
import type { CaseAnswer } from '../../shared.ts';
import { DocumentsTab } from '../documents/documents-tab.tsx';
import { Access } from './access.tsx';
import { Beside } from './beside.tsx';
import { ChecksTab } from './checks-tab.tsx';
import { ConsentsTab } from './consents-tab.tsx';
import { Course } from './course.tsx';
import { Head } from './head.tsx';
import styles from './page.module.css';
import { PeopleTab } from './people-tab.tsx';

const tabs = ['course', 'people', 'tasks', 'consents', 'documents', 'checks', 'access'] as const;
export type CaseTab = (typeof tabs)[number];

/** A case: its header and parts, and beside them what must be seen whatever part is open. */
export function CaseDesk({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const [tab, setTab] = useState<CaseTab>('course');
  // The line that led here is gone with its part: the keyboard goes on from the name of the new one.
  const lead = (part: CaseTab) => {
    flushSync(() => setTab(part));
    document.getElementById(`case-tab-${part}`)?.focus();
  };
  const head = (
    <div className={styles.head}>
      <Head one={one} onAccess={() => setTab('access')} />
      <Tabs value={tab} onChange={(next) => setTab(tabs.find((each) => each === next) ?? 'course')}>
        <Tabs.List aria-label={t('cases.parts')}>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each} id={`case-tab-${each}`} aria-controls="case-part">
              {t(`cases.part.${each}`)} {each === 'people' && <span className={styles.count}>{one.people.length}</span>}
              {each === 'tasks' && (
                <span className={styles.count}>
                  <OpenTasks dossier={one.id} />
                </span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
    </div>
  );
  const part = (
    <div id="case-part" role="tabpanel" aria-labelledby={`case-tab-${tab}`} className={styles.part}>
      {tab === 'course' && <Course one={one} onPart={lead} />}
      {tab === 'people' && <PeopleTab one={one} />}
      {tab === 'tasks' && <Tasks dossier={one.id} view="tab" />}
      {tab === 'consents' && <ConsentsTab one={one} />}
      {tab === 'documents' && <DocumentsTab one={one} />}
      {tab === 'checks' && <ChecksTab one={one} />}
      {tab === 'access' && <Access id={one.id} />}
    </div>
  );
  return (
    <Panes
      kind="case"
      head={head}
      panes={[
        { id: 'part', label: t('cases.one'), content: part },
        { id: 'beside', label: t('cases.beside'), content: <Beside one={one} onTasks={() => setTab('tasks')} /> },
      ]}
    />
  );
}
