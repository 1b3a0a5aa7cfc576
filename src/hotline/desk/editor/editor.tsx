import { useEffect } from 'react';
import { Panes, reportSaving, useWords } from '#desk/parts.ts';
import type { CodeLists, Form } from '#kernel/forms.ts';
import type { ContactAnswer } from '../../shared.ts';
import { savingOf } from '../autosave/saving.ts';
import { BlankPad } from '../close/blank-pad.tsx';
import { Facts } from '../facts/facts.tsx';
import type { OpenContact } from '../open-contacts.ts';
import { PersonPane } from '../person/person-pane.tsx';
import { ContactTabs } from '../tabs/tabs.tsx';
import { EditingProvider, useSaveNow } from './editing.ts';
import { Head } from './head.tsx';
import { TalkPane } from './talk-pane.tsx';
import { useFirstFocus } from './use-first-focus.ts';

export type EditorProps = { contact: ContactAnswer; open: OpenContact; form: Form; lists: CodeLists };

/** A contact under somebody's hands: tabs of what is open, the header, and three panes. */
export function Editor({ contact, open, form, lists }: EditorProps) {
  const { t } = useWords();
  const now = useSaveNow(open.autosave);
  const writable = contact.can.write && contact.outcome === null && open.blank === null;
  const saving = savingOf(now, contact.openedAt);
  useSavingInFoot(saving);
  useFirstFocus(contact, writable);
  const head = (
    <>
      <ContactTabs at={contact.id} />
      <Head saving={saving} />
    </>
  );
  return (
    <EditingProvider value={{ contact, form, lists, autosave: open.autosave, now, writable }}>
      {open.blank === null ? (
        <Panes
          kind="contact"
          head={head}
          spoken={['talk', 'facts', 'person']}
          panes={[
            { id: 'facts', label: t('hotline.desk.facts'), content: <Facts /> },
            { id: 'talk', label: t('hotline.desk.talk'), content: <TalkPane /> },
            { id: 'person', label: t('hotline.desk.person'), content: <PersonPane /> },
          ]}
        />
      ) : (
        <BlankPad since={open.blank} />
      )}
    </EditingProvider>
  );
}

function useSavingInFoot(saving: ReturnType<typeof savingOf>): void {
  const mark = JSON.stringify(saving);
  useEffect(() => {
    reportSaving(JSON.parse(mark) as typeof saving);
  }, [mark]);
  useEffect(() => () => reportSaving(null), []);
}
