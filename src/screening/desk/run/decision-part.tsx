import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { call, ErrorState, Field, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { decisions, differs, type DecisionAnswer, type DecisionCode } from '../../shared.ts';
import { keys, useColleague } from '../queries.ts';
import { useChecking } from './checking.ts';
import styles from './run.module.css';

/** What a person decides beside the finding: by whom, when, and why where it differs. */
export function DecisionPart() {
  const { t } = useWords();
  const { run } = useChecking();
  return (
    <section className={styles.part} aria-labelledby="decision">
      <h3 id="decision">{t('screening.desk.decide')}</h3>
      {run.decisions.map((decision) => (
        <Written key={decision.id} decision={decision} />
      ))}
      {run.finding === null && <p className={styles.small}>{t('screening.desk.decide.first')}</p>}
      {run.finding !== null && run.can.write && <Decide />}
    </section>
  );
}

function Written({ decision }: { decision: DecisionAnswer }) {
  const { t } = useWords();
  const { date } = useTimes();
  const nameOf = useColleague();
  return (
    <div className={styles.written}>
      <b>{t(`screening.code.decision.${decision.decision}`)}</b>
      <span className={styles.small}>
        {t('screening.desk.decide.written', { who: nameOf(decision.by).name, day: date(decision.at) })}
        {decision.differs && `, ${t('screening.desk.decide.differs')}`}
      </span>
      {decision.reason !== '' && <Sealed>{decision.reason}</Sealed>}
    </div>
  );
}

function Decide() {
  const { t } = useWords();
  const { run } = useChecking();
  const queries = useQueryClient();
  const [decision, setDecision] = useState<DecisionCode | null>(null);
  const [reason, setReason] = useState('');
  const decide = useMutation({
    mutationFn: () =>
      call('POST', `/desk/api/dossiers/${run.dossier}/screening/${run.id}/decision`, { decision, reason }),
    onSuccess: async () => {
      setDecision(null);
      setReason('');
      await queries.invalidateQueries({ queryKey: keys.run(run.id) });
      void queries.invalidateQueries({ queryKey: keys.checks(run.dossier) });
    },
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    decide.mutate();
  };
  const result = run.finding?.result ?? null;
  const other = decision !== null && differs(result, decision);
  return (
    <form className={styles.decide} onSubmit={send}>
      <Radio.Group
        label={t('screening.desk.decide')}
        labelProps={{ className: 'said-only' }}
        value={decision}
        onChange={(value) => setDecision(value as DecisionCode)}
      >
        <div className={styles.radios}>
          {decisions.map((each) => (
            <Radio
              key={each}
              value={each}
              label={
                differs(result, each)
                  ? `${t(`screening.code.decision.${each}`)} (${t('screening.desk.decide.differs')})`
                  : t(`screening.code.decision.${each}`)
              }
            />
          ))}
        </div>
      </Radio.Group>
      {decision !== null && (
        <Field label={t('screening.desk.decide.reason')} hint={other ? undefined : t('screening.desk.decide.free')}>
          {(ties) => (
            <Textarea
              {...ties}
              autosize
              minRows={2}
              maxLength={2000}
              required={other}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {decide.error && <ErrorState error={decide.error} />}
      <div className={styles.acts}>
        <Button
          size="xs"
          type="submit"
          variant="filled"
          disabled={decision === null || (other && reason.trim() === '')}
          loading={decide.isPending}
        >
          {t('screening.desk.decide.write')}
        </Button>
      </div>
    </form>
  );
}
