import { Button } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { OpenCase } from '#cases/desk/index.ts';
import { Ic, Key, useKeys, useWords } from '#desk/parts.ts';
import { useEditing, useField } from '../editor/editing.ts';
import { useMyself } from '../queries.ts';

/** One key makes a case of this contact, or a part of one that is there; what is typed is kept first. */
export function CaseButton() {
  const may = useMyself()?.may.includes('cases.case.open') ?? false;
  return may ? <Offered /> : null;
}

function Offered() {
  const { t } = useWords();
  const { contact, autosave } = useEditing();
  const [open, setOpen] = useState(false);
  const name = textOf(useField('caller_name').value);
  const role = useField('caller_role').value;
  const risk = useField('risk').value;
  const begin = () => void autosave.flush().then(() => setOpen(true));
  useKeys([{ keys: 'F7', says: t('hotline.desk.case'), run: begin, foot: true }]);
  return (
    <>
      <Button leftSection={<Ic of={IconFolderPlus} size={17} />} rightSection={<Key k="F7" />} onClick={begin}>
        {t('hotline.desk.case')}
      </Button>
      <OpenCase
        open={open}
        onClose={() => setOpen(false)}
        contact={{
          ...{ id: contact.id, number: contact.number, line: contact.line, name },
          herself: role === null || role === 'person_of_concern' || role === 'child',
          risk: textOf(risk) || null,
          practice: contact.practiceUntil !== null,
        }}
      />
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
