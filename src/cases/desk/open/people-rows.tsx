import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { Ic, Sealed, useWords } from '#desk/parts.ts';
import { caseRoles } from '../../shared.ts';
import styles from './open.module.css';
import type { PeopleDraft, PersonRow } from './use-people-draft.ts';

/** Who has which part in the case. Somebody without a record of her own is written as she is called. */
export function PeopleRows({ draft }: { draft: PeopleDraft }) {
  const { t } = useWords();
  return (
    <fieldset className={styles.people}>
      <legend>{t('cases.people')}</legend>
      {draft.rows.map((row) => (
        <Row key={row.key} row={row} draft={draft} />
      ))}
      <Button size="xs" variant="subtle" leftSection={<Ic of={IconPlus} size={15} />} onClick={draft.add}>
        {t('cases.open.somebody')}
      </Button>
    </fieldset>
  );
}

function Row({ row, draft }: { row: PersonRow; draft: PeopleDraft }) {
  const { t } = useWords();
  const roles = caseRoles.map((value) => ({ value, label: t(`cases.code.role.${value}`) }));
  const part = useRef<HTMLInputElement>(null);
  const who = row.shown ?? (row.called || t('cases.people.unnamed'));
  return (
    <div className={styles.row}>
      {row.shown !== null || row.person !== null ? (
        <span className={styles.shown}>
          {row.shown === null ? t('cases.people.unnamed') : <Sealed inline>{row.shown}</Sealed>}
        </span>
      ) : (
        <TextInput
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the row was just asked for
          autoFocus
          value={row.called}
          maxLength={200}
          autoComplete="off"
          aria-label={t('cases.open.called')}
          placeholder={t('cases.open.called')}
          onChange={(event) => draft.change(row.key, { called: event.currentTarget.value })}
          onKeyDown={(event) => {
            // A name is finished, not the sheet: Enter goes on to her part and opens no case.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            part.current?.focus();
          }}
        />
      )}
      <Select
        ref={part}
        data={roles}
        value={row.role}
        allowDeselect={false}
        aria-label={t('cases.open.role', { who })}
        onChange={(role) => role && draft.change(row.key, { role })}
        comboboxProps={{ withinPortal: false }}
      />
      <button type="button" aria-label={t('cases.open.without', { who })} onClick={() => draft.remove(row.key)}>
        <Ic of={IconX} size={15} />
      </button>
    </div>
  );
}
