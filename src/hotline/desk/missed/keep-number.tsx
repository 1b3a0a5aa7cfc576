import { Button } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Choice, ErrorState, Field, useWords } from '#desk/parts.ts';
import { keepReasons, type KeepReason, type RingRow } from '../../ring/answers.ts';
import peek from '../peek/peek.module.css';
import styles from './missed.module.css';
import { useWhen } from './missed-calls.tsx';
import { useMissedActs } from './use-missed-acts.ts';

/** Until when a number is kept, and the ways to change that: longer with a reason, no longer, gone at once. */
export function KeepNumber({ ring }: { ring: RingRow }) {
  const { t } = useWords();
  const when = useWhen();
  const acts = useMissedActs(ring);
  const [asking, setAsking] = useState<'keep' | 'let-go' | null>(null);
  const error = acts.keep.error ?? acts.free.error ?? acts.letGo.error;
  const close = () => setAsking(null);
  return (
    <section className={styles.part} aria-label={t('hotline.missed.keeping')}>
      <h3 className={peek.label}>{t('hotline.missed.keeping')}</h3>
      <p>{t(ring.kept ? 'hotline.missed.gone.kept' : 'hotline.missed.gone', { when: when(ring.goneAt) })}</p>
      {asking === null && (
        <div className={styles.acts}>
          {ring.can.keep && !ring.kept && (
            <Button size="sm" onClick={() => setAsking('keep')}>
              {t('hotline.missed.keep')}
            </Button>
          )}
          {ring.can.keep && ring.kept && (
            <Button size="sm" loading={acts.free.isPending} onClick={() => acts.free.mutate()}>
              {t('hotline.missed.free')}
            </Button>
          )}
          {ring.can.letGo && (
            <Button size="sm" variant="subtle" onClick={() => setAsking('let-go')}>
              {t('hotline.missed.let-go')}
            </Button>
          )}
        </div>
      )}
      {asking === 'keep' && (
        <KeepForm
          busy={acts.keep.isPending}
          onClose={close}
          onKeep={(days, reason) => acts.keep.mutate({ days, reason }, { onSuccess: close })}
        />
      )}
      {asking === 'let-go' && (
        <LetGo busy={acts.letGo.isPending} onClose={close} onLetGo={() => acts.letGo.mutate(undefined)} />
      )}
      {error && <ErrorState error={error} />}
    </section>
  );
}

const spans = ['2', '7', '30'] as const;

type KeepFormProps = { busy: boolean; onClose: () => void; onKeep: (days: number, reason: KeepReason) => void };

function KeepForm({ busy, onClose, onKeep }: KeepFormProps) {
  const { t } = useWords();
  const [days, setDays] = useState<(typeof spans)[number]>('7');
  const [reason, setReason] = useState<KeepReason | null>(null);
  const [tried, setTried] = useState(false);
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason) onKeep(Number(days), reason);
  };
  const missing = tried && reason === null ? t('hotline.missed.reason.missing') : undefined;
  return (
    <form className={styles.form} onSubmit={send} aria-label={t('hotline.missed.keep')} noValidate>
      <Field label={t('hotline.missed.days')}>
        {(ties) => (
          <Choice
            {...ties}
            options={spans.map((value) => ({ value, label: t('hotline.missed.days.n', { days: Number(value) }) }))}
            value={days}
            onChange={(next) => setDays(next ?? '7')}
          />
        )}
      </Field>
      <Field label={t('hotline.missed.reason')} error={missing}>
        {(ties) => (
          <Choice
            {...ties}
            options={keepReasons.map((value) => ({ value, label: t(`hotline.missed.reason.${value}`) }))}
            value={reason}
            onChange={setReason}
          />
        )}
      </Field>
      <div className={styles.acts}>
        <Button type="submit" size="sm" loading={busy}>
          {t('hotline.missed.keep.act')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}

function LetGo({ busy, onClose, onLetGo }: { busy: boolean; onClose: () => void; onLetGo: () => void }) {
  const { t } = useWords();
  return (
    <div className={styles.form}>
      <p>{t('hotline.missed.let-go.what')}</p>
      <div className={styles.acts}>
        <Button size="sm" variant="stop" loading={busy} onClick={onLetGo}>
          {t('hotline.missed.let-go.act')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </div>
  );
}
