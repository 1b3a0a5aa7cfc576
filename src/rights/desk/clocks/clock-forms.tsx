import { Button, NumberInput, Select, TextInput, Textarea } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Field, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { recoveryDays, type ClockAnswer, type ClockReason } from '../../shared.ts';
import { dayIn } from '../consents/draft.ts';
import styles from './clocks.module.css';
import { useClockActs } from './use-clocks.ts';

/** A recovery period begins: from which day, how many days. */
export function StartForm({ dossier, usual, onDone }: { dossier: string; usual: number; onDone: () => void }) {
  const { t } = useWords();
  const { held } = useTimes();
  const { start } = useClockActs(dossier);
  const [starts, setStarts] = useState(() => dayIn(0));
  const [days, setDays] = useState(usual);
  const [words, setWords] = useState('');
  const send = () =>
    start.mutate({ kind: 'reflection_period', starts, days, words: words.trim() }, { onSuccess: onDone });
  return (
    <Form act={t('rights.clock.begin')} error={start.error} onSend={send} onCancel={onDone}>
      <Field label={t('rights.clock.starts')} hint={held(starts) ?? t('rights.clock.starts.hint')}>
        {(ties) => (
          <TextInput {...ties} type="date" value={starts} onChange={(event) => setStarts(event.currentTarget.value)} />
        )}
      </Field>
      <Days label={t('rights.clock.days')} value={days} onChange={setDays} />
      <Note value={words} onChange={setWords} />
    </Form>
  );
}

export type ChangeFormProps = {
  dossier: string;
  clock: ClockAnswer;
  reasons: readonly ClockReason[];
  /** It goes on for more days; else it ends. */
  longer: boolean;
  onDone: () => void;
};

/** A clock is extended or ended: why, and for how many days in all. */
export function ChangeForm({ dossier, clock, reasons, longer, onDone }: ChangeFormProps) {
  const { t } = useWords();
  const { change } = useClockActs(dossier);
  const [days, setDays] = useState(clock.days + recoveryDays.least);
  const [reason, setReason] = useState<string>(reasons[0] ?? '');
  const [words, setWords] = useState('');
  const send = () =>
    change.mutate({ clock, reason, words: words.trim(), ...(longer ? { days } : {}) }, { onSuccess: onDone });
  const options = reasons.map((value) => ({ value, label: t(`rights.reason.${value}`) }));
  return (
    <Form
      act={t(longer ? 'rights.clock.extend' : 'rights.clock.end')}
      error={change.error}
      onSend={send}
      onCancel={onDone}
    >
      {longer && <Days label={t('rights.clock.total')} value={days} onChange={setDays} />}
      <Field label={t('rights.clock.why')}>
        {(ties) => (
          <Select
            {...ties}
            data={options}
            value={reason}
            allowDeselect={false}
            onChange={(value) => setReason(value ?? '')}
          />
        )}
      </Field>
      <Note value={words} onChange={setWords} />
    </Form>
  );
}

type FormProps = {
  act: string;
  error: unknown;
  onSend: () => void;
  onCancel: () => void;
  children: ReactNode;
};

function Form({ act, error, onSend, onCancel, children }: FormProps) {
  const { t } = useWords();
  const own = useRef<HTMLFormElement>(null);
  useEffect(() => own.current?.querySelector('input')?.focus(), []);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form ref={own} className={styles.form} onSubmit={submit} noValidate>
      {children}
      <Refused error={error} />
      <div className={styles.buttons}>
        <Button type="submit" size="xs" variant="filled">
          {act}
        </Button>
        <Button size="xs" variant="subtle" onClick={onCancel}>
          {t('rights.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Days({ label, value, onChange }: { label: string; value: number; onChange: (days: number) => void }) {
  const { t } = useWords();
  return (
    <Field label={label} hint={t('rights.clock.days.hint')}>
      {(ties) => (
        <NumberInput
          {...ties}
          value={value}
          min={1}
          max={recoveryDays.most}
          allowDecimal={false}
          hideControls
          onChange={(typed) => onChange(Number(typed))}
        />
      )}
    </Field>
  );
}

function Note({ value, onChange }: { value: string; onChange: (words: string) => void }) {
  const { t } = useWords();
  return (
    <Sealed>
      <Field label={t('rights.clock.words')}>
        {(ties) => (
          <Textarea
            {...ties}
            autosize
            minRows={1}
            value={value}
            maxLength={2000}
            autoComplete="off"
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </Field>
    </Sealed>
  );
}
