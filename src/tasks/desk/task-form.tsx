import { Button, Select, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Field, useSentence, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { DueField } from './due-field.tsx';
import { dueOf, type DueDraft } from './due.ts';
import { useColleagues, useNames, useZone } from './queries.ts';
import type { Doing } from './task-acts.tsx';
import styles from './tasks.module.css';
import type { Actable, Acts } from './use-acts.ts';

export type TaskFormProps = { doing: Doing; what: Actable; acts: Acts; onDone: () => void };

/** Another time with its reason, another owner, or no longer needed: what has to be said first. */
export function TaskForm({ doing, what, acts, onDone }: TaskFormProps) {
  const { t } = useWords();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), []);
  const { fields, send, wrong } = useDoing({ doing, what, acts, onDone });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={t(`tasks.${doing}`)}>
      {fields}
      {wrong !== null && <p role="alert">{wrong}</p>}
      <div className={styles.acts}>
        <Button type="submit" variant="filled" size="xs">
          {t(`tasks.${doing}`)}
        </Button>
        <Button variant="subtle" size="xs" onClick={onDone}>
          {t('tasks.cancel')}
        </Button>
      </div>
    </form>
  );
}

function useDoing({ doing, what, acts, onDone }: TaskFormProps) {
  const { t } = useWords();
  const say = useSentence();
  const nameOf = useNames();
  const zone = useZone();
  const [due, setDue] = useState<DueDraft>({ choice: 'hour', own: '' });
  const [owner, setOwner] = useState<string | null>(what.owner);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const act = async () => {
    if (doing !== 'give' && reason.trim() === '') return t('tasks.reason.missing');
    if (doing === 'withdraw') await acts.withdraw(what, reason.trim());
    if (doing === 'give')
      await acts.give(
        what,
        owner,
        owner ? t('tasks.give.done', { name: nameOf(owner).name }) : t('tasks.give.team.done'),
      );
    const until = dueOf(due, now(), zone);
    if (doing === 'move' && until === undefined) return t('tasks.due.missing');
    if (doing === 'move') await acts.move(what, until ?? null, reason.trim());
    return null;
  };
  const send = async () => {
    try {
      const missing = await act();
      if (missing === null) onDone();
      else setWrong(missing);
    } catch (error) {
      setWrong(say(error));
    }
  };
  const fields = (
    <>
      {doing === 'move' && <DueField draft={due} onChange={setDue} />}
      {doing === 'give' && <OwnerField owner={owner} onChange={setOwner} />}
      {doing !== 'give' && (
        <Field label={t(`tasks.reason.${doing}`)}>
          {(ties) => (
            <TextInput
              {...ties}
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
    </>
  );
  return { fields, send, wrong };
}

/** Whose a task is: the team's, or a colleague's who can read the record; who cannot is refused in words. */
export function OwnerField({ owner, onChange }: { owner: string | null; onChange: (owner: string | null) => void }) {
  const { t } = useWords();
  const people = useColleagues().map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Field label={t('tasks.owner')}>
      {(ties) => (
        <Select
          {...ties}
          searchable
          data={[{ value: '', label: t('tasks.owner.team') }, ...people]}
          value={owner ?? ''}
          allowDeselect={false}
          onChange={(next) => onChange(next === '' ? null : next)}
        />
      )}
    </Field>
  );
}
