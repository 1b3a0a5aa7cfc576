import { Button, Menu } from '@mantine/core';
import {
  IconNotes,
  IconPlus,
  IconProgressCheck,
  IconScale,
  IconUserPlus,
  IconUserShare,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { Dialog, Ic, Key, useKeys, useWords } from '#desk/parts.ts';
import type { CaseAnswer } from '../../shared.ts';
import { NoteForm } from '../note/note-form.tsx';
import styles from './add.module.css';
import { OwnerForm } from './owner-form.tsx';
import { PersonForm } from './person-form.tsx';
import { RiskForm } from './risk-form.tsx';
import { StatusForm } from './status-form.tsx';

const acts = ['note', 'risk', 'status', 'person', 'owner'] as const;
type Act = (typeof acts)[number];

const icons: Record<Act, Icon> = {
  note: IconNotes,
  risk: IconScale,
  status: IconProgressCheck,
  person: IconUserPlus,
  owner: IconUserShare,
};

/** What can be added to a case: one key opens the ways, each is one small form. */
export function AddMenu({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const offered = acts.filter((each) => each !== 'owner' || one.can.owner);
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
              onClick={() => setAct(each)}
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
