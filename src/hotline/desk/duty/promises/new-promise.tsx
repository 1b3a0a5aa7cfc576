import { Button, Select, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Field, Sealed, useWords, useSentence } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { promiseKinds, type PromiseKind } from '#tasks/shared.ts';
import { useZone } from '../use-zone.ts';
import { DueField, dueOf, type DueDraft } from '#tasks/desk/index.ts';
import styles from './promises.module.css';
import { usePromiseActs } from './use-promises.ts';

/** A promise to the person of this contact: what, in which words, until when. It is the writer's while on duty, else the line's. */
export function NewPromise({ contact, onDone }: { contact: string; onDone: () => void }) {
  const { t } = useWords();
  const zone = useZone();
  const say = useSentence();
  const { make } = usePromiseActs();
  const [kind, setKind] = useState<PromiseKind>('call_back');
  const [text, setText] = useState('');
  const [draft, setDraft] = useState<DueDraft>({ choice: 'hour', own: '' });
  const [wrong, setWrong] = useState<string | undefined>();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const due = dueOf(draft, now(), zone);
    if (due === undefined) return setWrong(t('tasks.due.missing'));
    try {
      await make(contact, { kind, text: text.trim(), due: due?.toISOString() ?? null });
      return onDone();
    } catch (error) {
      return setWrong(say(error));
    }
  };
  const kinds = promiseKinds.map((value) => ({ value, label: t(`tasks.kind.${value}`) }));
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => void send(event)}
      aria-labelledby="new-promise"
      noValidate
    >
      <h3 id="new-promise">{t('hotline.duty.promise.new')}</h3>
      <Field label={t('hotline.duty.promise.what')}>
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
      <Sealed>
        <Field label={t('hotline.duty.promise.words')}>
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
          {t('hotline.duty.promise.make')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
