import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Field, Sealed, StateChip, useTimes, useWords, type RecordState } from '#desk/parts.ts';
import { useColleague } from '#people/desk/index.ts';
import type { ExceptionAnswer, ExceptionState } from '../../shared.ts';
import styles from '../consents/consents.module.css';

const rings: Record<ExceptionState, RecordState> = { asked: 'waiting', approved: 'done', declined: 'withdrawn' };

export type ExceptionCardProps = {
  exception: ExceptionAnswer;
  /** Missing where the reader only sees it. */
  onDecide?: ((decision: 'approved' | 'declined', reason: string) => void) | undefined;
};

/** One exception: to whom, what for, which data, on which ground and why; decided by somebody else than who asked. */
export function ExceptionCard({ exception, onDecide }: ExceptionCardProps) {
  const { t } = useWords();
  const { shortDate } = useTimes();
  const nameOf = useColleague();
  const [reason, setReason] = useState('');
  const { recipient, purpose, data, ground, told, state, by, day, usedOn, decidedBy, decision, can } = exception;
  const date = (text: string) => shortDate(`${text}T12:00:00Z`);
  const kinds = data.map((kind) => t(`rights.data.${kind}`)).join(', ');
  return (
    <article className={styles.card}>
      <p className={styles.acts}>
        <b>
          <Sealed inline>{recipient.name}</Sealed>
        </b>{' '}
        <StateChip state={rings[state]}>{t(`rights.exception.state.${state}`)}</StateChip>
      </p>
      <p className={styles.quiet}>
        {[t(`rights.purpose.${purpose}`), kinds, t(`rights.ground.${ground}`), t(`rights.told.${told}`)].join('; ')}
      </p>
      <Sealed>{exception.reason}</Sealed>
      <p className={styles.quiet}>{t('rights.exception.by', { who: nameOf(by).name, date: date(day) })}</p>
      {decidedBy !== null && exception.decidedOn !== null && (
        <p className={styles.quiet}>
          {t(`rights.exception.state.${state}`)}:{' '}
          {t('rights.exception.by', { who: nameOf(decidedBy).name, date: date(exception.decidedOn) })}
          {usedOn !== null && `; ${t('rights.exception.used', { date: date(usedOn) })}`}
        </p>
      )}
      {decision !== '' && <Sealed>{decision}</Sealed>}
      {can.decide && onDecide && (
        <>
          <Sealed>
            <Field label={t('rights.exception.why')}>
              {(ties) => (
                <TextInput
                  {...ties}
                  value={reason}
                  maxLength={2000}
                  autoComplete="off"
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              )}
            </Field>
          </Sealed>
          <div className={styles.acts}>
            <Button onClick={() => onDecide('approved', reason.trim())}>{t('rights.exception.approve')}</Button>
            <Button onClick={() => onDecide('declined', reason.trim())}>{t('rights.exception.decline')}</Button>
          </div>
        </>
      )}
    </article>
  );
}
