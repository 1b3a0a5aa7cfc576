import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { call, Choice, Field, useTimes, useWords } from '#desk/parts.ts';
import { defaultZone } from '#kernel/format.ts';
import type { ReaderAnswer } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import { useMyself } from '../use-myself.ts';
import { grantsPlace, readersKey, type RecordBase } from './queries.ts';
import styles from './readers.module.css';
import { isComing, spans, untilOf, type Span } from './until.ts';
import { WhoField } from './who-field.tsx';

type Props = { of: RecordBase; id: string; readers: readonly ReaderAnswer[]; onDone: () => void };

/** Gives a colleague or a team the key of this record: to whom, why, until when. */
export function Share({ of, id, readers, onDone }: Props) {
  const { t } = useWords();
  const { held } = useTimes();
  const zone = useMyself()?.zone ?? defaultZone;
  const [principal, setPrincipal] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [span, setSpan] = useState<Span>('day');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const { give, error } = useGiving(of, id, onDone);
  const missing = missingIn({ principal, reason, span, day, zone });
  const wrong = (part: Missing) => tried && missing === part && t(`staff.share.${part}.missing`);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (principal && !missing) void give({ principal, reason: reason.trim(), until: untilOf(span, day) });
  };
  return (
    <form className={styles.share} onSubmit={send} aria-labelledby="share" noValidate>
      <h3 id="share">{t('staff.share.title')}</h3>
      <WhoField value={principal} onChange={setPrincipal} error={wrong('who')} readers={readers} />
      <Field label={t('staff.share.why')} hint={t('staff.share.why.hint')} error={wrong('why')}>
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
      <Field label={t('staff.share.until')}>
        {(ties) => (
          <Choice
            {...ties}
            options={spans.map((value) => ({ value, label: t(`staff.share.${value}`) }))}
            value={span}
            onChange={(next) => setSpan(next ?? 'day')}
          />
        )}
      </Field>
      {span === 'date' && (
        <Field label={t('staff.share.until-day')} hint={held(day)} error={wrong('day')}>
          {(ties) => (
            <TextInput {...ties} type="date" value={day} onChange={(event) => setDay(event.currentTarget.value)} />
          )}
        </Field>
      )}
      <Refused error={error} />
      <div className={styles.acts}>
        <Button type="submit" variant="filled">
          {t('desk.grants.give')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('staff.readers.cancel')}
        </Button>
      </div>
    </form>
  );
}

type Missing = 'who' | 'why' | 'day';

type Form = { principal: string | null; reason: string; span: Span; day: string; zone: string };

function missingIn(form: Form): Missing | null {
  if (!form.principal) return 'who';
  if (form.reason.trim() === '') return 'why';
  return form.span === 'date' && !isComing(form.day, form.zone) ? 'day' : null;
}

type Gift = { principal: string; reason: string; until: string | null };

function useGiving(of: RecordBase, id: string, onDone: () => void) {
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const give = async (gift: Gift) => {
    setError(null);
    try {
      await call('POST', grantsPlace(of, id), gift);
      await queries.invalidateQueries({ queryKey: readersKey(id) });
      onDone();
    } catch (failed) {
      setError(failed);
    }
  };
  return { give, error };
}
