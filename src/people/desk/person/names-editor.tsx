import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Ic, offerUndo, useSentence, useWords } from '#desk/parts.ts';
import { newId } from '#kernel/ids.ts';
import { nameKinds, type NameKind, type PersonFile, type PersonName } from '../../shared.ts';
import { scriptOf } from '../script-of.ts';
import styles from './person.module.css';
import { Clash } from './text-box.tsx';
import { useDraft } from './use-draft.ts';
import { usePutBack, useSaver } from './use-saver.ts';

type OneName = PersonFile['names'][number];

/** Her names, each as it was written in whatever script, with what kind of name it is. */
export function NamesEditor({ person, names }: { person: string; names: readonly OneName[] }) {
  const { t } = useWords();
  const [added, setAdded] = useState<readonly string[]>([]);
  const add = useRef<HTMLButtonElement>(null);
  const fresh = added.filter((id) => !names.some((name) => name.id === id));
  const rows: OneName[] = [...names, ...fresh.map((id) => ({ id, version: 0, text: '', kind: 'other' as const }))];
  return (
    <div className={styles.list}>
      {rows.map((name) => (
        <NameRow
          key={name.id}
          person={person}
          name={name}
          onGone={() => {
            setAdded(added.filter((id) => id !== name.id));
            add.current?.focus();
          }}
        />
      ))}
      <Button
        ref={add}
        size="xs"
        leftSection={<Ic of={IconPlus} size={14} />}
        onClick={() => setAdded([...added, newId()])}
      >
        {t('people.desk.names.add')}
      </Button>
    </div>
  );
}

function NameRow({ person, name, onGone }: { person: string; name: OneName; onGone: () => void }) {
  const { t } = useWords();
  const sentence = useSentence();
  const field = `name.${name.id}`;
  const known = { value: { text: name.text, kind: name.kind }, version: name.version };
  const draft = useDraft<PersonName>(person, field, known);
  const remove = useRemoval(person, field, name);
  const value = draft.value ?? known.value;
  return (
    <div>
      <div className={styles.row}>
        <TextInput
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- a new name was just asked for
          autoFocus={name.version === 0}
          aria-label={t('people.desk.names.text')}
          value={value.text}
          lang={scriptOf(value.text)}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          error={draft.error ? sentence(draft.error) : undefined}
          onChange={(event) => draft.edit({ ...value, text: event.currentTarget.value })}
          onBlur={draft.flush}
        />
        <Select
          aria-label={t('people.desk.names.kind')}
          data={nameKinds.map((kind) => ({ value: kind, label: t(`people.code.name_kind.${kind}`) }))}
          value={value.kind}
          allowDeselect={false}
          onChange={(kind) => kind && draft.edit({ ...value, kind: kind as NameKind })}
        />
        <Button
          size="xs"
          variant="subtle"
          aria-label={t('people.desk.names.remove', { name: value.text })}
          onClick={() => void (name.version === 0 ? onGone() : remove().then(onGone))}
        >
          {t('people.desk.remove')}
        </Button>
      </div>
      <Clash draft={draft} label={t('people.desk.names.text')} say={({ text }) => text} join={(mine) => mine} />
    </div>
  );
}

/** Takes a name back; it stays in the history, and ten seconds in the toast. */
function useRemoval(person: string, field: string, name: OneName): () => Promise<void> {
  const { t } = useWords();
  const save = useSaver(person);
  const putBack = usePutBack(person);
  return async () => {
    const gone = await save(field, name.version, null);
    if (!('version' in gone)) return;
    const { text, kind } = name;
    offerUndo({ text: t('people.desk.names.removed'), undo: () => putBack(field, gone.version, { text, kind }) });
  };
}
