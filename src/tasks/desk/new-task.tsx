import { Button, Select, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Field, Sealed, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { handKinds, type HandKind } from '../shared.ts';
import { DueField } from './due-field.tsx';
import { dueOf, type DueDraft } from './due.ts';
import { useMyself, useSentence, useZone } from './queries.ts';
import { OwnerField } from './task-form.tsx';
import styles from './tasks.module.css';
import type { Acts } from './use-acts.ts';

/** A task of this record by hand: what, in which words, until when, whose. */
export function NewTask({ dossier, acts, onDone }: { dossier: string; acts: Acts; onDone: () => void }) {
  const { t } = useWords();
  const zone = useZone();
  const say = useSentence();
  const [kind, setKind] = useState<HandKind>('arrange');
  const [text, setText] = useState('');
  const [draft, setDraft] = useState<DueDraft>({ choice: 'tomorrow', own: '' });
  const me = useMyself()?.id ?? null;
  const [owner, setOwner] = useState<string | null>(me);
  const [wrong, setWrong] = useState<string | undefined>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const due = dueOf(draft, now(), zone);
    if (due === undefined) return setWrong(t('tasks.due.missing'));
    try {
      await acts.make(dossier, { kind, text: text.trim(), due: due?.toISOString() ?? null, owner });
      return onDone();
    } catch (error) {
      return setWrong(say(error));
    }
  };
  const kinds = handKinds.map((value) => ({ value, label: t(`tasks.task.${value}`) }));
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => void send(event)}
      aria-labelledby="new-task"
      noValidate
    >
      <h3 id="new-task">{t('tasks.new')}</h3>
      <Field label={t('tasks.new.what')}>
        {(ties) => (
          <Select
            {...ties}
            data={kinds}
            value={kind}
            allowDeselect={false}
            onChange={(next) => setKind(next ?? 'other')}
          />
        )}
      </Field>
      <DueField draft={draft} onChange={setDraft} withNone error={wrong} />
      <OwnerField owner={owner} onChange={setOwner} />
      <Sealed>
        <Field label={t('tasks.new.words')}>
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
          {t('tasks.new.make')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('tasks.cancel')}
        </Button>
      </div>
    </form>
  );
}
