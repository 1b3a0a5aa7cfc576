import { Button, Select, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Field, useWords } from '#desk/parts.ts';
import { hasDigit, numberKinds, type MaskedNumber, type NumberKind } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import styles from './person.module.css';

/** What was written in the form; `number` empty where the one that is held stays. */
export type NumberDraft = { number: string; kind: NumberKind; note: string };

type NumberFormProps = {
  /** The number that is changed; absent for a new one. */
  of?: MaskedNumber;
  onSend: (draft: NumberDraft) => Promise<void>;
  onClose: () => void;
};

/** A number of hers: the digits, whose it is, what to know about it. */
export function NumberForm({ of, onSend, onClose }: NumberFormProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState<NumberDraft>({ number: '', kind: of?.kind ?? 'own', note: of?.note ?? '' });
  const [wrong, setWrong] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const put = (change: Partial<NumberDraft>) => setDraft({ ...draft, ...change });
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!of && draft.number.trim() === '') return onClose();
    const noNumber = draft.number.trim() !== '' && !hasDigit(draft.number);
    setWrong(noNumber);
    if (noNumber) return;
    try {
      await onSend({ ...draft, number: draft.number.trim(), note: draft.note.trim() });
    } catch (failed) {
      setError(failed);
    }
  };
  const own = { autoComplete: 'off', spellCheck: false };
  return (
    <form className={styles.list} onSubmit={(event) => void send(event)}>
      <Field
        label={t('people.desk.new.number')}
        hint={of && t('people.desk.numbers.stays', { masked: of.masked })}
        error={wrong ? t('people.desk.new.wrongNumber') : undefined}
      >
        {(ties) => (
          <TextInput
            {...ties}
            {...own}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was just asked for
            autoFocus
            inputMode="tel"
            maxLength={60}
            value={draft.number}
            onChange={(event) => put({ number: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label={t('people.desk.numbers.whose')}>
        {(ties) => (
          <Select
            {...ties}
            data={numberKinds.map((value) => ({ value, label: t(`people.code.number_kind.${value}`) }))}
            value={draft.kind}
            allowDeselect={false}
            onChange={(kind) => kind && put({ kind })}
          />
        )}
      </Field>
      <Field label={t('people.desk.numbers.note')}>
        {(ties) => (
          <TextInput
            {...ties}
            {...own}
            maxLength={300}
            value={draft.note}
            onChange={(event) => put({ note: event.currentTarget.value })}
          />
        )}
      </Field>
      <Refused error={error} />
      <div className={styles.acts}>
        <Button type="submit" size="sm" variant="filled">
          {t(of ? 'people.desk.numbers.saveChange' : 'people.desk.numbers.save')}
        </Button>
        <Button variant="subtle" size="sm" onClick={onClose}>
          {t('people.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
