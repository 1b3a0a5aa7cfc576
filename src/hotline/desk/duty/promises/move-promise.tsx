import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { Field, useWords, useSentence } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { PromiseAnswer } from '#tasks/shared.ts';
import { useZone } from '../use-zone.ts';
import { DueField, dueOf, type DueDraft } from '#tasks/desk/index.ts';
import styles from './promises.module.css';
import { usePromiseActs } from './use-promises.ts';

/** Another time for a promise, with the reason: somebody waits for it. */
export function MovePromise({ promise, onDone }: { promise: PromiseAnswer; onDone: () => void }) {
  const { t } = useWords();
  const zone = useZone();
  const say = useSentence();
  const { move } = usePromiseActs();
  const [draft, setDraft] = useState<DueDraft>({ choice: 'hour', own: '' });
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<{ field: 'due' | 'reason'; text: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const due = dueOf(draft, now(), zone);
    if (!due) return setWrong({ field: 'due', text: t('tasks.due.missing') });
    if (reason.trim() === '') return setWrong({ field: 'reason', text: t('hotline.duty.promise.reason.missing') });
    try {
      await move(promise, due, reason.trim());
      return onDone();
    } catch (error) {
      return setWrong({ field: 'reason', text: say(error) });
    }
  };
  const errorOf = (field: 'due' | 'reason') => (wrong?.field === field ? wrong.text : undefined);
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => void send(event)}
      noValidate
      aria-label={t('hotline.duty.promise.move')}
    >
      <DueField draft={draft} onChange={setDraft} error={errorOf('due')} />
      <Field label={t('hotline.duty.promise.reason')} error={errorOf('reason')}>
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
      <div className={styles.acts}>
        <Button type="submit" variant="filled">
          {t('hotline.duty.promise.move')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
