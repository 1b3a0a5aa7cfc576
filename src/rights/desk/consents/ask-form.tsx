import { Autocomplete, Button, Checkbox, Select } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Field, Sealed, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import {
  hasRecipient,
  informedPoints,
  purposes,
  type ConsentAnswer,
  type InformedPoint,
  type Purpose,
  type Recipient,
} from '../../shared.ts';
import styles from './consents.module.css';
import { missingIn, saidIn, startConsent, type AnswerNow, type ConsentDraft } from './draft.ts';
import { ChildFields, DataFields, HowAsked, OwnWords } from './ask-fields.tsx';
import type { Written } from './use-consent-acts.ts';

export type AskFormProps = {
  /** What was asked before; null for something new. */
  asked: ConsentAnswer | null;
  organisations: readonly Recipient[];
  write: (written: Written) => Promise<void>;
  onCancel: () => void;
};

const later: AnswerNow = 'not_asked';
const answers: readonly AnswerNow[] = ['given', 'refused', 'thinking'];

/** One purpose, one recipient: what she was told, and what she says. Three answers of equal weight. */
export function AskForm({ asked, organisations, write, onCancel }: AskFormProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState(() => startConsent(asked));
  const [missing, setMissing] = useState<ReturnType<typeof missingIn>>(null);
  const [error, setError] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const change = (part: Partial<ConsentDraft>) => setDraft({ ...draft, ...part });
  const leaves = hasRecipient(draft.purpose);
  const answer = async (state: AnswerNow) => {
    const lacks = missingIn(draft, state);
    setMissing(lacks);
    if (lacks) return;
    const name = draft.recipient.trim();
    const known = organisations.find((each) => each.name === name);
    const recipient = leaves ? { organisation: known?.organisation ?? null, name } : null;
    const what = asked ? { asked } : { purpose: draft.purpose, recipient };
    await write({ said: saidIn(draft, state), ...what }).then(() => setError(null), setError);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => event.preventDefault()} noValidate>
      {asked ? <Asked consent={asked} /> : <Whom {...{ draft, change, organisations, missing }} />}
      {leaves && <DataFields draft={draft} change={change} missing={missing === 'data'} />}
      <HowAsked draft={draft} change={change} />
      <fieldset className={styles.points}>
        <legend>{t('rights.points')}</legend>
        {informedPoints.map((point) => (
          <Checkbox
            key={point}
            label={t(`rights.point.${point}`)}
            checked={draft.points.includes(point)}
            onChange={(event) => change({ points: ticked(draft.points, point, event.currentTarget.checked) })}
          />
        ))}
      </fieldset>
      <ChildFields draft={draft} change={change} />
      <OwnWords draft={draft} change={change} />
      <Refused error={error} />
      <div className={styles.answers}>
        {answers.map((state) => (
          <Button key={state} onClick={() => void answer(state)}>
            {t(`rights.say.${state}`)}
          </Button>
        ))}
      </div>
      <p className={styles.quiet}>{t('rights.say.free')}</p>
      <div className={styles.acts}>
        {!asked && (
          <Button size="xs" variant="subtle" onClick={() => void answer(later)}>
            {t('rights.say.not_asked')}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={onCancel}>
          {t('rights.cancel')}
        </Button>
      </div>
    </form>
  );
}

function ticked(points: readonly InformedPoint[], point: InformedPoint, on: boolean): InformedPoint[] {
  const others = points.filter((each) => each !== point);
  return on ? [...others, point] : others;
}

function Asked({ consent: { purpose, recipient } }: { consent: ConsentAnswer }) {
  const { t } = useWords();
  return (
    <h3 className={styles.capital}>
      {recipient && <Sealed inline>{recipient.name}</Sealed>} {t(`rights.purpose.${purpose}`)}
    </h3>
  );
}

type WhomProps = {
  draft: ConsentDraft;
  change: (part: Partial<ConsentDraft>) => void;
  organisations: readonly Recipient[];
  missing: ReturnType<typeof missingIn>;
};

function Whom({ draft, change, organisations, missing }: WhomProps) {
  const { t } = useWords();
  const options = purposes.map((value) => ({ value, label: t(`rights.purpose.${value}`) }));
  return (
    <>
      <Field label={t('rights.purpose')}>
        {(ties) => (
          <Select
            {...ties}
            data={options}
            value={draft.purpose}
            allowDeselect={false}
            onChange={(value) => change({ purpose: (value ?? 'referral') as Purpose })}
            comboboxProps={{ withinPortal: false }}
          />
        )}
      </Field>
      {hasRecipient(draft.purpose) && (
        <Sealed>
          <Field
            label={t('rights.recipient')}
            hint={t('rights.recipient.hint')}
            error={missing === 'recipient' ? t('rights.recipient.missing') : undefined}
          >
            {(ties) => (
              <Autocomplete
                {...ties}
                data={[...new Set(organisations.map(({ name }) => name))]}
                value={draft.recipient}
                maxLength={200}
                autoComplete="off"
                limit={8}
                comboboxProps={{ withinPortal: false }}
                onChange={(recipient) => change({ recipient })}
              />
            )}
          </Field>
        </Sealed>
      )}
    </>
  );
}
