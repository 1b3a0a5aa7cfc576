import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { Panes, useWords } from '#desk/parts.ts';
import { Referrals } from '#network/desk/index.ts';
import { Checks } from '#screening/desk/index.ts';
import { OpenTasks, Tasks } from '#tasks/desk/index.ts';
import { isClosed, type CaseAnswer } from '../../shared.ts';
import { DocumentsTab } from '../documents/documents-tab.tsx';
import { FactsTab } from '../facts/facts-tab.tsx';
import { Access } from './access.tsx';
import { Beside } from './beside.tsx';
import { ConsentsTab } from './consents-tab.tsx';
import { Course } from './course.tsx';
import { Head } from './head.tsx';
import styles from './page.module.css';
import { PeopleTab } from './people-tab.tsx';

const tabs = ['course', 'people', 'facts', 'tasks', 'consents', 'documents', 'checks', 'referrals', 'access'] as const;
export type CaseTab = (typeof tabs)[number];

/** A case: its header and parts, and beside them what must be seen whatever part is open. */
export function CaseDesk({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const [tab, setTab] = useState<CaseTab>('course');
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
      {tab === 'course' && <Course one={one} />}
      {tab === 'people' && <PeopleTab one={one} />}
      {tab === 'facts' && <FactsTab one={one} />}
      {tab === 'tasks' && <Tasks dossier={one.id} view="tab" />}
      {tab === 'consents' && <ConsentsTab one={one} />}
      {tab === 'documents' && <DocumentsTab one={one} />}
      {tab === 'checks' && <Checks dossier={one.id} />}
      {tab === 'referrals' && <Referrals dossier={one.id} writable={one.can.write && !isClosed(one.status)} />}
      {tab === 'access' && <Access id={one.id} />}
    </div>
  );
  return (
    <Panes
      kind="case"
      head={head}
      panes={[
        { id: 'part', label: t(`cases.part.${tab}`), content: part },
        { id: 'beside', label: t('cases.beside'), content: <Beside one={one} onTasks={() => setTab('tasks')} /> },
      ]}
    />
  );
}
