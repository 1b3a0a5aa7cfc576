import { Button, Select, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Field, Sealed, StateChip, useTimes, useWords, type RecordState } from '#desk/parts.ts';
import { Refused, useColleague } from '#people/desk/index.ts';
import {
  nextStates,
  referralOutcomes,
  type ReferralAnswer,
  type ReferralOutcome,
  type ReferralState,
} from '../../shared.ts';
import styles from './referrals.module.css';
import { useReferralActs, type Answered } from './use-referral-acts.ts';

const rings: Record<ReferralState, RecordState> = {
  in_progress: 'waiting',
  accepted: 'working',
  rejected: 'withdrawn',
  done: 'done',
  revoked: 'withdrawn',
};

export type ReferralCardProps = { dossier: string; referral: ReferralAnswer; writable: boolean };

/** One referral: to whom, what for, what left under what, where it stands and how it came to. */
export function ReferralCard({ dossier, referral, writable }: ReferralCardProps) {
  const { t } = useWords();
  const [answering, setAnswering] = useState<Answered['state'] | null>(null);
  const { organisation, service, state, outcome, way, data, consent, urgency, needs } = referral;
  const left = data.map((kind) => t(`rights.data.${kind}`)).join(', ');
  const needed = needs.map((need) => t(`network.need.${need}`)).join(', ');
  const under = t(consent ? 'network.under.consent' : 'network.under.exception');
  return (
    <li className={styles.card}>
      <p className={styles.top}>
        <b>
          <Sealed inline>{organisation.name}</Sealed>
        </b>
        <span className={styles.quiet}>{t(`network.service.${service}`)}</span>
        <StateChip state={rings[state]}>{t(`network.state.${state}`)}</StateChip>
      </p>
      <p className={styles.quiet}>
        {way === 'told' ? t('network.way.told') : t('network.left', { left, under })}
        {outcome && `; ${t(`network.outcome.${outcome}`)}`}
      </p>
      {way === 'sent' && (
        <p className={styles.quiet}>{[t(`network.urgency.${urgency}`), needed].filter(Boolean).join('; ')}</p>
      )}
      <Steps referral={referral} />
      {writable && answering === null && (
        <div className={styles.acts}>
          {(nextStates(state) as Answered['state'][]).map((next) => (
            <Button
              key={next}
              size="xs"
              variant={next === 'revoked' ? 'subtle' : 'default'}
              onClick={() => setAnswering(next)}
            >
              {t(`network.answer.${next}`)}
            </Button>
          ))}
        </div>
      )}
      {answering && (
        <AnswerForm dossier={dossier} referral={referral} state={answering} onDone={() => setAnswering(null)} />
      )}
    </li>
  );
}

function Steps({ referral: { steps, why, contactPerson } }: { referral: ReferralAnswer }) {
  const { t } = useWords();
  const { shortDate, time } = useTimes();
  const nameOf = useColleague();
  return (
    <ul className={styles.steps}>
      {steps.map(({ version, state, at, by, words }) => (
        <li key={version}>
          {t('network.step', {
            date: shortDate(at),
            time: time(at),
            who: nameOf(by).name,
            what: t(version === 1 ? 'network.step.made' : `network.state.${state}`),
          })}
          {words !== '' && <Sealed>{words}</Sealed>}
          {version === 1 && why !== '' && (
            <Sealed>
              {[why, contactPerson && t('network.speaksTo', { who: contactPerson })].filter(Boolean).join('; ')}
            </Sealed>
          )}
        </li>
      ))}
    </ul>
  );
}

type AnswerFormProps = { dossier: string; referral: ReferralAnswer; state: Answered['state']; onDone: () => void };

const usual: Record<Answered['state'], ReferralOutcome | null> = {
  accepted: null,
  done: 'referred',
  rejected: 'unavailable',
  revoked: 'declined_by_survivor',
};

function AnswerForm({ dossier, referral, state, onDone }: AnswerFormProps) {
  const { t } = useWords();
  const { answer } = useReferralActs(dossier);
  const [outcome, setOutcome] = useState(usual[state]);
  const [words, setWords] = useState('');
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    answer.mutate({ referral, state, outcome, words: words.trim() }, { onSuccess: onDone });
  };
  const options = referralOutcomes.map((value) => ({ value, label: t(`network.outcome.${value}`) }));
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {state !== 'accepted' && (
        <Field label={t('network.outcome')}>
          {(ties) => (
            <Select
              {...ties}
              data={options}
              value={outcome}
              allowDeselect={false}
              onChange={(value) => setOutcome(value as ReferralOutcome)}
            />
          )}
        </Field>
      )}
      <Sealed>
        <Field label={t('network.words')}>
          {(ties) => (
            <TextInput
              {...ties}
              value={words}
              maxLength={1000}
              autoComplete="off"
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
      <Refused error={answer.error} />
      <div className={styles.acts}>
        <Button type="submit" size="xs" variant="filled">
          {t(`network.answer.${state}`)}
        </Button>
        <Button size="xs" variant="subtle" onClick={onDone}>
          {t('network.cancel')}
        </Button>
      </div>
    </form>
  );
}
