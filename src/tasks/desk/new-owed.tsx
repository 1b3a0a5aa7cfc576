import { Button, Select, Textarea } from '@mantine/core';
import { useEffect, useId, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Field, Sealed, useSentence, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { DueField } from './due-field.tsx';
import { dueOf, type DueDraft } from './due.ts';
import { useZone } from './queries.ts';
import styles from './tasks.module.css';

export type Owed<K extends string> = { kind: K; text: string; due: string | null };
export type NewOwedProps<K extends string> = {
  /** Its heading, what its two fields are called, and the button, already said. */
  says: { title: string; what: string; words: string; make: string };
  kinds: readonly { value: K; label: string }[];
  first: K;
  /** The moment that stands chosen at first. */
  by: DueDraft['choice'];
  onMake: (owed: Owed<K>) => Promise<unknown>;
  onDone: () => void;
  /** What more is asked, between the time and the words. */
  children?: ReactNode;
};

/** Something that will be owed, a promise or a task by hand: what, in which words, until when. */
export function NewOwed<K extends string>({ says, kinds, first, by, onMake, onDone, children }: NewOwedProps<K>) {
  const { t } = useWords();
  const title = useId();
  const zone = useZone();
  const say = useSentence();
  const [kind, setKind] = useState<K>(first);
  const [text, setText] = useState('');
  const [draft, setDraft] = useState<DueDraft>({ choice: by, own: '' });
  const [wrong, setWrong] = useState<string | undefined>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const due = dueOf(draft, now(), zone);
    if (due === undefined) return setWrong(t('tasks.due.missing'));
    try {
      await onMake({ kind, text: text.trim(), due: due?.toISOString() ?? null });
      return onDone();
    } catch (error) {
      return setWrong(say(error));
    }
  };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void send(event)} aria-labelledby={title} noValidate>
      <h3 id={title}>{says.title}</h3>
      <Field label={says.what}>
        {(ties) => (
          <Select
            {...ties}
            data={kinds}
            value={kind}
            allowDeselect={false}
            onChange={(next) => setKind(next ?? first)}
          />
        )}
      </Field>
      <DueField draft={draft} onChange={setDraft} withNone error={wrong} />
      {children}
      <Sealed>
        <Field label={says.words}>
          {(ties) => (
            <Textarea
              {...ties}
              autosize
              minRows={2}
              value={text}
              maxLength={2000}
              autoComplete="off"
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
      <div className={styles.acts}>
        <Button type="submit" variant="filled">
          {says.make}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('tasks.cancel')}
        </Button>
      </div>
    </form>
  );
}
