import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLockOpen, IconPrinter, IconUrgent, type Icon } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Chip,
  closeDialogs,
  Ic,
  Key,
  PageTitle,
  SaveState,
  StateChip,
  useKeys,
  useWords,
  type Saving,
} from '#desk/parts.ts';
import { CaseButton } from '../case/case-button.tsx';
import { ClosingMenu } from '../close/closing-menu.tsx';
import { useClosing } from '../close/use-closing.ts';
import { useDanger } from '../danger/use-danger.ts';
import { PracticeMark, Presence } from '#staff/desk/index.ts';
import { PrintContact } from '../print/print-contact.tsx';
import { useLines } from '../queries.ts';
import { useEditing } from './editing.ts';
import styles from './editor.module.css';
import { Running } from './running.tsx';
import { channelIcons } from '../channel-icons.ts';

/** The header: which contact, how long it lasts, where its text is, and the acts that end it. */
export function Head({ saving }: { saving: Saving }) {
  const { contact } = useEditing();
  return (
    <div className={styles.head}>
      <PageTitle beside={<Beside saving={saving} />} actions={contact.outcome === null ? <Acts /> : <ClosedActs />}>
        {contact.number}
        <PracticeMark number={contact.number} />
      </PageTitle>
    </div>
  );
}

function Beside({ saving }: { saving: Saving }) {
  const { t } = useWords();
  const { contact } = useEditing();
  const { data: lines = [] } = useLines();
  const line = lines.find(({ id }) => id === contact.line)?.name ?? '';
  const how = `${contact.channel}.${contact.direction}`;
  return (
    <>
      {contact.outcome === null && contact.can.close && contact.can.write && <Danger />}
      {contact.outcome === null ? (
        <Running
          since={contact.openedAt}
          icon={channelIcons[contact.channel]}
          talking={contact.channel !== 'web_message'}
        />
      ) : (
        <StateChip state="done">{t(`hotline.code.outcome.${contact.outcome}`)}</StateChip>
      )}
      <span className={styles.how}>
        {contact.channel === 'telephone'
          ? t(`hotline.desk.how.${contact.direction}`, { line })
          : t('hotline.desk.how.other', { line, channel: t(`hotline.code.channel.${contact.channel}`), how })}
      </span>
      {contact.can.write ? <SaveState state={saving} /> : <Chip tone="line">{t('hotline.desk.readOnly')}</Chip>}
    </>
  );
}

function Acts() {
  const { t } = useWords();
  const { contact, writable } = useEditing();
  const { unsafe } = useClosing();
  const may = contact.can.close && contact.can.write;
  const says = t('hotline.desk.unsafe');
  const run = () => {
    closeDialogs();
    void unsafe();
  };
  useKeys(may ? [{ keys: 'F2', says, run, foot: true, always: true }] : []);
  return (
    <>
      <Presence of="contacts" id={contact.id} writing={writable} />
      {may && (
        <>
          <Press variant="stop" icon={IconAlertTriangle} keys="F2" says={says} run={unsafe} />
          <ClosingMenu />
        </>
      )}
      <CaseButton />
      <PrintButton />
    </>
  );
}

/**
 * Calls for help and ends nothing, so it stands at the other end of the header than what ends the call, and solid:
 * nobody in a hurry takes one for the other. Once it was told, it only leads to the card.
 */
function Danger() {
  const { t } = useWords();
  const { since, raise } = useDanger();
  const says = t('hotline.desk.danger');
  const run = () => {
    closeDialogs();
    void raise();
  };
  useKeys([{ keys: 'F4', says, run, foot: true, always: true }]);
  return <Press variant={since === null ? 'alarm' : 'default'} icon={IconUrgent} keys="F4" says={says} run={raise} />;
}

type PressProps = {
  variant: 'stop' | 'alarm' | 'default';
  icon: Icon;
  keys: string;
  says: string;
  run: () => Promise<void>;
};

function Press({ variant, icon, keys, says, run }: PressProps) {
  return (
    <Button
      variant={variant}
      leftSection={<Ic of={icon} size={17} />}
      rightSection={<Key k={keys} />}
      onClick={() => void run()}
    >
      {says}
    </Button>
  );
}

function ClosedActs() {
  const { t } = useWords();
  const { contact, writable } = useEditing();
  const { reopen } = useClosing();
  return (
    <>
      <Presence of="contacts" id={contact.id} writing={writable} />
      {contact.can.close && (
        <Button leftSection={<Ic of={IconLockOpen} size={17} />} onClick={() => void reopen()}>
          {t('hotline.desk.reopen')}
        </Button>
      )}
      <CaseButton />
      <PrintButton />
    </>
  );
}

function PrintButton() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useKeys([{ keys: 'mod+p', says: t('hotline.desk.print'), run: () => setOpen(true) }]);
  return (
    <>
      <Button variant="subtle" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => setOpen(true)}>
        {t('hotline.desk.print')}
      </Button>
      <PrintContact open={open} onClose={() => setOpen(false)} />
    </>
  );
}
