import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Banner, Choice, Field, Sealed, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { Channel, DutyCard, SafeRule } from '../../../shared.ts';
import { Refused } from '../../refused.tsx';
import styles from './edit.module.css';
import { HoursField } from './hours-field.tsx';
import { hoursOf, rowsOf, type HourRow } from './hours.ts';
import { useRuleSaving } from './use-rule-saving.ts';

const nothing: SafeRule = {
  allowed: false,
  hours: [],
  checkWord: '',
  whoMayAnswer: '',
  message: '',
  note: '',
  confirmedAt: null,
  confirmedBy: null,
};

const lines = ['checkWord', 'whoMayAnswer', 'message', 'note'] as const;
const most = { checkWord: 200, whoMayAnswer: 300, message: 500, note: 500 };

type RuleFormProps = { person: string; channel: Channel; card: DutyCard; onDone: () => void };

/**
 * What a person said of one channel. Saved whole and by a press: half a rule would be a wrong one. A changed rule holds
 * only when she confirmed it, so the confirmation is said anew each time.
 */
export function RuleForm({ person, channel, card, onDone }: RuleFormProps) {
  const { t } = useWords();
  const field = `safe.${channel}`;
  const [rule, setRule] = useState(card.safe[channel] ?? nothing);
  const [allowed, setAllowed] = useState<'yes' | 'no' | null>(
    card.safe[channel] ? (rule.allowed ? 'yes' : 'no') : null,
  );
  const [rows, setRows] = useState<HourRow[]>(rowsOf(rule.hours));
  const [confirmed, setConfirmed] = useState<'person' | 'not' | null>(null);
  const [base, setBase] = useState(card.fields[field]?.version ?? 0);
  const [met, setMet] = useState(false);
  const [wrong, setWrong] = useState<'allowed' | 'hours' | 'confirmed' | null>(null);
  const saving = useRuleSaving(person, field);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const hours = hoursOf(rows);
    const missing = !allowed ? 'allowed' : allowed === 'yes' && !hours ? 'hours' : !confirmed ? 'confirmed' : null;
    setWrong(missing);
    if (missing) return;
    const by = confirmed === 'person';
    const confirmation = { confirmedAt: by ? now().toISOString() : null, confirmedBy: by ? ('person' as const) : null };
    const answer = await saving.send(base, {
      ...rule,
      allowed: allowed === 'yes',
      hours: hours ?? [],
      ...confirmation,
    });
    if (answer === 'saved') onDone();
    else if (answer !== 'failed') {
      setMet(true);
      setBase(answer);
    }
  };
  const yesNo = ['yes', 'no'] as const;
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <Sealed>
        <div className={styles.said}>
          <Field label={t('people.desk.safe.may')} error={wrong === 'allowed' && t('people.desk.safe.mayMissing')}>
            {(ties) => (
              <Choice
                {...ties}
                options={yesNo.map((value) => ({ value, label: t(`people.desk.safe.${value}`) }))}
                value={allowed}
                onChange={setAllowed}
              />
            )}
          </Field>
          {allowed === 'yes' && <HoursField rows={rows} onChange={setRows} wrong={wrong === 'hours'} />}
          {lines
            .filter((name) => allowed === 'yes' || name === 'note')
            .map((name) => (
              <Field key={name} label={t(`people.desk.safe.${name}`)} hint={t(`people.desk.safe.${name}.hint`)}>
                {(ties) => {
                  const own = { ...ties, value: rule[name], maxLength: most[name], autoComplete: 'off' };
                  const put = (text: string) => setRule({ ...rule, [name]: text });
                  return name === 'note' ? (
                    <Textarea {...own} autosize minRows={2} onChange={(event) => put(event.currentTarget.value)} />
                  ) : (
                    <TextInput {...own} onChange={(event) => put(event.currentTarget.value)} />
                  );
                }}
              </Field>
            ))}
        </div>
      </Sealed>
      <Field
        label={t('people.desk.safe.confirmed')}
        error={wrong === 'confirmed' && t('people.desk.safe.confirmedMissing')}
      >
        {(ties) => (
          <Choice
            {...ties}
            options={(['person', 'not'] as const).map((value) => ({ value, label: t(`people.desk.safe.by.${value}`) }))}
            value={confirmed}
            onChange={setConfirmed}
          />
        )}
      </Field>
      {met && (
        <Banner tone="warn" live>
          {t('people.desk.safe.met')}
        </Banner>
      )}
      <Refused error={saving.error} />
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={saving.busy}>
          {t('people.desk.safe.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('people.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
