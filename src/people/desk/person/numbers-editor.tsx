import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { Field, Ic, Sealed, useWords } from '#desk/parts.ts';
import { newId } from '#kernel/ids.ts';
import { numberKinds, type MaskedNumber, type NumberKind } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import styles from './person.module.css';
import { useSaver } from './use-saver.ts';

/** Her numbers, masked always; whole ones are shown only behind the rule. */
export function Numbers(props: { person: string; numbers: readonly MaskedNumber[]; writable: boolean }) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles.list}>
      {props.numbers.length === 0 && <p className={styles.quiet}>{t('people.desk.numbers.none')}</p>}
      <ul className={styles.list}>
        {props.numbers.map((number) => (
          <li key={number.id} className={styles.fact}>
            <Sealed inline>{number.masked}</Sealed>
            <span className={styles.quiet}>{t(`people.code.number_kind.${number.kind}`)}</span>
            {number.note !== '' && <Sealed inline>{number.note}</Sealed>}
          </li>
        ))}
      </ul>
      {props.writable && adding && <NewNumber person={props.person} onDone={() => setAdding(false)} />}
      {props.writable && !adding && (
        <Button size="xs" leftSection={<Ic of={IconPlus} size={14} />} onClick={() => setAdding(true)}>
          {t('people.desk.numbers.add')}
        </Button>
      )}
    </div>
  );
}

function NewNumber({ person, onDone }: { person: string; onDone: () => void }) {
  const { t } = useWords();
  const save = useSaver(person);
  const [number, setNumber] = useState('');
  const [kind, setKind] = useState<NumberKind>('own');
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>(null);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (number.trim() === '') return onDone();
    try {
      await save(`number.${newId()}`, 0, { number: number.trim(), kind, note: note.trim() });
      onDone();
    } catch (failed) {
      setError(failed);
    }
  };
  const own = { autoComplete: 'off', spellCheck: false };
  return (
    <form className={styles.list} onSubmit={(event) => void send(event)}>
      <Field label={t('people.desk.new.number')}>
        {(ties) => (
          <TextInput
            {...ties}
            {...own}
            inputMode="tel"
            maxLength={60}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('people.desk.numbers.whose')}>
        {(ties) => (
          <Select
            {...ties}
            data={numberKinds.map((value) => ({ value, label: t(`people.code.number_kind.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(chosen) => chosen && setKind(chosen as NumberKind)}
          />
        )}
      </Field>
      <Field label={t('people.desk.numbers.note')}>
        {(ties) => (
          <TextInput
            {...ties}
            {...own}
            maxLength={300}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      <Refused error={error} />
      <div className={styles.acts}>
        <Button type="submit" size="sm">
          {t('people.desk.numbers.save')}
        </Button>
        <Button variant="subtle" size="sm" onClick={onDone}>
          {t('people.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
