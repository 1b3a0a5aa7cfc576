import { Button, Menu } from '@mantine/core';
import {
  IconChecklist,
  IconFileText,
  IconListCheck,
  IconNotes,
  IconPlus,
  IconProgressCheck,
  IconScale,
  IconSignature,
  IconUserPlus,
  IconUserShare,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog, Ic, Key, useKeys, useMe, useWords } from '#desk/parts.ts';
import { isClosed, type CaseAnswer } from '../../shared.ts';
import { NoteForm } from '../note/note-form.tsx';
import styles from './add.module.css';
import { OwnerForm } from './owner-form.tsx';
import { PersonForm } from './person-form.tsx';
import { RiskForm } from './risk-form.tsx';
import { StatusForm } from './status-form.tsx';

const acts = ['note', 'risk', 'status', 'person', 'owner'] as const;
type Act = (typeof acts)[number];
const begun = ['consent', 'document', 'task', 'check'] as const;
/** What has its form in a part of the case: chosen here, that part opens with it. */
export type Begun = (typeof begun)[number];
const ways = ['note', 'consent', 'document', 'task', 'check', 'risk', 'status', 'person', 'owner'] as const;
const verbs: Record<Begun, string> = {
  consent: 'rights.consent.write',
  document: 'cases.document.write',
  task: 'tasks.task.make',
  check: 'screening.run.write',
};

const icons: Record<Act | Begun, Icon> = {
  note: IconNotes,
  consent: IconSignature,
  document: IconFileText,
  task: IconChecklist,
  check: IconListCheck,
  risk: IconScale,
  status: IconProgressCheck,
  person: IconUserPlus,
  owner: IconUserShare,
};

/** What can be added to a case: one key opens the ways, each is one small form, here or in its part (`onBegin`). */
export function AddMenu({ one, onBegin }: { one: CaseAnswer; onBegin: (what: Begun) => void }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const offered = useOffered(one);
  const choose = (way: Act | Begun) => (isBegun(way) ? onBegin(way) : setAct(way));
  const begin = () => setOpened(true);
  useKeys([{ keys: 'n', says: t('cases.add'), run: begin, foot: true }]);
  return (
    <>
      {/* In the page, not beside it, and with nothing in it but its ways: else a reader meets a list that is none. */}
      <Menu
        opened={opened}
        onChange={setOpened}
        position="bottom-end"
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <Button variant="filled" leftSection={<Ic of={IconPlus} size={17} />} rightSection={<Key k="N" />}>
            {t('cases.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((each, at) => (
            <Menu.Item
              key={each}
              data-autofocus={at === 0 || undefined}
              leftSection={<Ic of={icons[each]} />}
              onClick={() => choose(each)}
            >
              {t(`cases.add.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Dialog
        open={act !== null}
        onClose={() => setAct(null)}
        label={t(`cases.add.${act ?? 'note'}`)}
        className={styles.dialog}
      >
        {act && <Form act={act} one={one} onDone={() => setAct(null)} />}
      </Dialog>
    </>
  );
}

const isBegun = (way: Act | Begun): way is Begun => begun.some((each) => each === way);

/** The ways that are open to whoever reads: a closed case takes no consent, and not everybody changes who has charge. */
function useOffered(one: CaseAnswer): (Act | Begun)[] {
  const may = useMe().data?.may ?? [];
  return ways.filter((way) => {
    if (way === 'owner') return one.can.owner;
    if (way === 'consent' && isClosed(one.status)) return false;
    return !isBegun(way) || may.includes(verbs[way]);
  });
}

function Form({ act, one, onDone }: { act: Act; one: CaseAnswer; onDone: () => void }) {
  switch (act) {
    case 'note':
      return <NoteForm one={one} onDone={onDone} />;
    case 'risk':
      return <RiskForm one={one} onDone={onDone} />;
    case 'status':
      return <StatusForm one={one} onDone={onDone} />;
    case 'person':
      return <PersonForm one={one} onDone={onDone} />;
    case 'owner':
      return <OwnerForm one={one} onDone={onDone} />;
  }
}
