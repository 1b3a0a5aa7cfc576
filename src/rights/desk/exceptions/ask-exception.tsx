import { Button, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Field, Sealed, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { grounds, toldHow, type AskException, type Ground, type Told } from '../../shared.ts';
import styles from '../consents/consents.module.css';
import { useAskException } from './use-exceptions.ts';

export type AskExceptionProps = {
  dossier: string;
  /** What would leave, and to whom. */
  about: Pick<AskException, 'purpose' | 'recipient' | 'data'>;
};

const shortest = 10;

/** The quiet way beside a refusal: on which ground, why, whether she knows; somebody else decides. */
export function AskExceptionForm({ dossier, about }: AskExceptionProps) {
  const { t } = useWords();
  const ask = useAskException(dossier);
  const [open, setOpen] = useState(false);
  const [ground, setGround] = useState<Ground>('danger_to_life');
  const [told, setTold] = useState<Told>('will_be_told');
  const [reason, setReason] = useState('');
  const [short, setShort] = useState(false);
  const send = () => {
    setShort(reason.trim().length < shortest);
    if (reason.trim().length >= shortest) ask.mutate({ ...about, ground, told, reason: reason.trim() });
  };
  if (!open)
    return (
      <Button variant="subtle" size="xs" onClick={() => setOpen(true)}>
        {t('rights.exception.ask')}
      </Button>
    );
  return (
    <div className={styles.form}>
      <p className={styles.quiet}>{t('rights.exception.asking')}</p>
      <Field label={t('rights.exception.ground')}>
        {(ties) => (
          <Select
            {...ties}
            data={grounds.map((value) => ({ value, label: t(`rights.ground.${value}`) }))}
            value={ground}
            allowDeselect={false}
            onChange={(value) => setGround(value as Ground)}
          />
        )}
      </Field>
      <Field label={t('rights.exception.told')}>
        {(ties) => (
          <Select
            {...ties}
            data={toldHow.map((value) => ({ value, label: t(`rights.told.${value}`) }))}
            value={told}
            allowDeselect={false}
            onChange={(value) => setTold(value as Told)}
          />
        )}
      </Field>
      <Sealed>
        <Field label={t('rights.exception.reason')} error={short ? t('rights.exception.reason.missing') : undefined}>
          {(ties) => (
            <Textarea
              {...ties}
              autosize
              minRows={2}
              value={reason}
              maxLength={2000}
              autoComplete="off"
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
      <Refused error={ask.error} />
      <div className={styles.acts}>
        <Button onClick={send} loading={ask.isPending}>
          {t('rights.exception.send')}
        </Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>
          {t('rights.cancel')}
        </Button>
      </div>
    </div>
  );
}
