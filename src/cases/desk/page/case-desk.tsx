import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { Panes, useWords } from '#desk/parts.ts';
import { OpenTasks, Tasks } from '#tasks/desk/index.ts';
import type { CaseAnswer } from '../../shared.ts';
import type { Begun } from '../add/add-menu.tsx';
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

const partOf: Record<Begun, CaseTab> = {
  consent: 'consents',
  document: 'documents',
  task: 'tasks',
  check: 'checks',
};

/** A case: its header and parts, and beside them what must be seen whatever part is open. */
export function CaseDesk({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const [tab, setTab] = useState<CaseTab>('course');
  // The line that led here is gone with its part: the keyboard goes on from the name of the new one.
  const lead = (part: CaseTab) => {
    flushSync(() => turnTo(part));
    document.getElementById(`case-tab-${part}`)?.focus();
  };
  const [begun, setBegun] = useState<{ what: Begun | null; times: number }>({ what: null, times: 0 });
  const begin = (what: Begun) => {
    wantPart();
    setTab(partOf[what]);
    setBegun({ what, times: begun.times + 1 });
  };
  const times = (what: Begun) => (begun.what === what ? begun.times : 0);
  // Whoever goes elsewhere by herself is not asked again for what she had begun.
  const turnTo = (part: CaseTab) => {
    wantPart();
    setTab(part);
    setBegun({ ...begun, what: null });
  };
  const head = (
    <div className={styles.head}>
      <Head one={one} onAccess={() => turnTo('access')} onBegin={begin} />
      <Tabs value={tab} onChange={(next) => turnTo(tabs.find((each) => each === next) ?? 'course')}>
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
      {tab === 'tasks' && <Tasks dossier={one.id} view="tab" begun={times('task')} />}
      {tab === 'consents' && <ConsentsTab one={one} begun={times('consent')} />}
      {tab === 'documents' && <DocumentsTab one={one} begun={times('document')} />}
      {tab === 'checks' && <ChecksTab one={one} begun={times('check')} />}
      {tab === 'access' && <Access id={one.id} />}
    </div>
  );
  return (
    <Panes
      kind="case"
      head={head}
      panes={[
        { id: 'part', label: t('cases.one'), content: part },
        { id: 'beside', label: t('cases.beside'), content: <Beside one={one} onTasks={() => turnTo('tasks')} /> },
      ]}
    />
  );
}

/** On a narrow screen what lies beside the case may stand in place of its parts: whoever turns to one sees it. */
function wantPart(): void {
  const pane = document.getElementById('case-part')?.closest('[data-pane][hidden]');
  pane?.dispatchEvent(new CustomEvent('pane-wanted'));
}
