import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { call, ErrorState, Field, useTimes, useWords } from '#desk/parts.ts';
import { mayHaveDecided } from '../../pending.ts';
import { keys, useLists, useToday } from '../queries.ts';
import styles from './histories.module.css';
import type { Which } from './two-histories.tsx';

type StatusFormProps = { dossier: string; which: Which; basedOn: string | null; onClose: () => void };

/** A new entry of one history: status, who decided, on which day, why, and the document. */
export function StatusForm({ dossier, which, basedOn, onClose }: StatusFormProps) {
  const { t } = useWords();
  const { held } = useTimes();
  const queries = useQueryClient();
  const today = useToday();
  const lists = useLists();
  const ours = which === 'assessment';
  const [status, setStatus] = useState<string | null>(null);
  const [decider, setDecider] = useState<string | null>(ours ? 'ngo' : null);
  const [day, setDay] = useState(today);
  const [reasons, setReasons] = useState('');
  const [document, setDocument] = useState('');
  const [nextStep, setNextStep] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true });
    // Also what stands below the first field: it opens at the end of a long column.
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const write = useMutation({
    mutationFn: () =>
      call('POST', `/desk/api/dossiers/${dossier}/${which}`, {
        status,
        decider,
        day,
        reasons,
        document,
        basedOn,
        ...(!ours && { nextStep }),
      }),
    onSuccess: onClose,
    onSettled: () => queries.invalidateQueries({ queryKey: keys.histories(dossier) }),
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    write.mutate();
  };
  const options = (list: string) =>
    (lists.data?.codes[list] ?? []).map((value) => ({ value, label: t(`screening.code.${list}.${value}`) }));
  const deciders = options('decider').filter(({ value }) => mayHaveDecided(value, status));
  const chooseStatus = (chosen: string | null) => {
    setStatus(chosen);
    if (!ours && decider !== null && !mayHaveDecided(decider, chosen)) setDecider(null);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={send}>
      <Field label={t('screening.histories.status')}>
        {(ties) => <Select {...ties} data={options(which)} value={status} onChange={chooseStatus} />}
      </Field>
      {!ours && (
        <Field label={t('screening.histories.decider')}>
          {(ties) => <Select {...ties} data={deciders} value={decider} onChange={setDecider} />}
        </Field>
      )}
      <Field label={t('screening.histories.day')} hint={held(day)}>
        {(ties) => (
          <TextInput
            {...ties}
            type="date"
            max={today}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('screening.histories.reasons')}>
        {(ties) => (
          <Textarea
            {...ties}
            autosize
            minRows={2}
            maxLength={4000}
            value={reasons}
            onChange={(event) => setReasons(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('screening.histories.document')}>
        {(ties) => (
          <TextInput
            {...ties}
            maxLength={200}
            autoComplete="off"
            value={document}
            onChange={(event) => setDocument(event.currentTarget.value)}
          />
        )}
      </Field>
      {!ours && (
        <Field label={t('screening.histories.next')}>
          {(ties) => <Select {...ties} clearable data={options('next_step')} value={nextStep} onChange={setNextStep} />}
        </Field>
      )}
      {write.error && <ErrorState error={write.error} />}
      <div className={styles.acts}>
        <Button
          size="xs"
          type="submit"
          variant="filled"
          disabled={!status || !decider || day === ''}
          loading={write.isPending}
        >
          {t('screening.histories.set')}
        </Button>
        <Button size="xs" onClick={onClose}>
          {t('screening.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
