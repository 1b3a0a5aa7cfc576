import { Button, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { call, Choice, Field, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { useEditing } from '../editor/editing.ts';
import { findOptions } from '../facts/find-options.ts';
import { keys, useColleagues } from '../queries.ts';
import { useSentence } from '../use-trying.ts';
import styles from './person.module.css';

const spans = ['day', 'week', 'always'] as const;
type Span = (typeof spans)[number];
const days: Record<Span, number | null> = { day: 1, week: 7, always: null };

/** Gives a colleague the key of this contact: to whom, why, until when. */
export function Share({ readers, onDone }: { readers: readonly string[]; onDone: () => void }) {
  const { t } = useWords();
  const [principal, setPrincipal] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [span, setSpan] = useState<Span>('day');
  const [wrong, setWrong] = useState<'who' | 'why' | null>(null);
  const { data: colleagues = [] } = useColleagues();
  const { give, sentence } = useGiving(onDone);
  const options = colleagues
    .filter(({ id, left, roles }) => !left && !readers.includes(id) && roles.some((role) => role !== 'administrator'))
    .map(({ id, name }) => ({ value: id, label: name }));
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    const missing = !principal ? 'who' : reason.trim() === '' ? 'why' : null;
    setWrong(missing);
    if (principal && !missing) void give({ principal, reason: reason.trim(), until: untilOf(span) });
  };
  return (
    <form className={styles.share} onSubmit={send} aria-labelledby="share" noValidate>
      <h3 id="share">{t('hotline.desk.share')}</h3>
      <Field label={t('hotline.desk.share.who')} error={wrong === 'who' && t('hotline.desk.share.who.missing')}>
        {(ties) => (
          <Select
            {...ties}
            data={options}
            value={principal}
            onChange={setPrincipal}
            searchable
            selectFirstOptionOnChange
            filter={findOptions}
            data-autofocus
          />
        )}
      </Field>
      <Field
        label={t('hotline.desk.share.why')}
        hint={t('hotline.desk.share.why.hint')}
        error={wrong === 'why' && t('hotline.desk.share.why.missing')}
      >
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
      <Field label={t('hotline.desk.share.until')}>
        {(ties) => (
          <Choice
            {...ties}
            options={spans.map((value) => ({ value, label: t(`hotline.desk.share.${value}`) }))}
            value={span}
            onChange={(next) => setSpan(next ?? 'day')}
          />
        )}
      </Field>
      {sentence !== null && (
        <p role="alert" className={styles.error}>
          {sentence}
        </p>
      )}
      <div className={styles.acts}>
        <Button type="submit" variant="filled">
          {t('desk.grants.give')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}

type Gift = { principal: string; reason: string; until: string | null };

function useGiving(onDone: () => void): { give: (gift: Gift) => Promise<void>; sentence: string | null } {
  const { contact } = useEditing();
  const queries = useQueryClient();
  const say = useSentence();
  const [sentence, setSentence] = useState<string | null>(null);
  const give = async (gift: Gift) => {
    try {
      await call('POST', `/desk/api/contacts/${contact.id}/grants`, gift);
      await queries.invalidateQueries({ queryKey: keys.grants(contact.id) });
      onDone();
    } catch (error) {
      setSentence(say(error));
    }
  };
  return { give, sentence };
}

const dayMs = 86_400_000;

function untilOf(span: Span): string | null {
  const count = days[span];
  return count === null ? null : new Date(now().getTime() + count * dayMs).toISOString();
}
