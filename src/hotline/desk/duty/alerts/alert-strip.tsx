import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ErrorState, Ic, Key, useKeys, useTimes, useWords } from '#desk/parts.ts';
import type { Alert } from '../../../shared.ts';
import { useNames } from '../../editor/people.ts';
import { useLines, useMyself } from '../../queries.ts';
import styles from './alerts.module.css';
import { useAnswer, useMyAlerts } from './use-alerts.ts';

const answerKey = 'F7';

/** Above every page: alerts put to me that nobody has answered yet. One key answers the oldest and opens what it is about. */
export function AlertStrip() {
  const { t } = useWords();
  const navigate = useNavigate();
  const may = useMyself()?.may.includes('hotline.alert.read') ?? false;
  const alerts = useMyAlerts(may);
  const answer = useAnswer(({ contact }) => {
    if (contact) void navigate({ to: `/contacts/${contact.id}` });
  });
  const first = alerts.find(({ can }) => can.answer);
  useKeys(
    first
      ? [{ keys: answerKey, says: t('hotline.duty.alert.answer'), run: () => answer.mutate(first), foot: true }]
      : [],
  );
  if (alerts.length === 0 && !answer.error) return null;
  return (
    <section className={styles.strip} aria-label={t('hotline.duty.alert.label')} role="alert">
      {alerts.map((alert) => (
        <One
          key={alert.id}
          alert={alert}
          keyed={alert === first}
          busy={answer.isPending}
          onAnswer={() => answer.mutate(alert)}
        />
      ))}
      {answer.error && <ErrorState error={answer.error} />}
    </section>
  );
}

function One({ alert, keyed, busy, onAnswer }: { alert: Alert; keyed: boolean; busy: boolean; onAnswer: () => void }) {
  const { t } = useWords();
  const says = useAlertSays();
  return (
    <div className={styles.alert}>
      <Ic of={IconAlertOctagon} size={22} />
      <p className={styles.text}>
        <b>{says.what(alert)}</b>
        <span>{says.steps(alert)}</span>
      </p>
      {alert.can.answer && (
        <Button
          variant="stop"
          size="sm"
          disabled={busy}
          onClick={onAnswer}
          rightSection={keyed ? <Key k={answerKey} /> : undefined}
        >
          {alert.contact ? t('hotline.duty.alert.answer-open') : t('hotline.duty.alert.answer')}
        </Button>
      )}
    </div>
  );
}

/** Says what an alert is about, and to whom it went so far. */
function useAlertSays() {
  const { t } = useWords();
  const { time } = useTimes();
  const nameOf = useNames();
  const me = useMyself()?.id;
  const lines = useLines().data ?? [];
  const who = (to: string | null) => {
    if (to === null) return t('hotline.duty.alert.leads');
    return to === me ? t('hotline.duty.you') : nameOf(to).name;
  };
  return {
    what: ({ kind, contact, line, by, raised }: Alert) => {
      const { name, gender } = by === null ? { name: '', gender: 'other' } : nameOf(by);
      return t(`hotline.duty.alert.${kind}`, {
        number: contact?.number ?? t('hotline.duty.alert.some-contact'),
        line: lines.find(({ id }) => id === line)?.name ?? t('hotline.duty.alert.some-line'),
        name,
        gender,
        time: time(raised),
      });
    },
    steps: ({ steps }: Alert) => {
      const told = steps.map(({ to, at }, place) => {
        const first = steps.length === 1 ? 'only' : 'first';
        return t(`hotline.duty.alert.${place === 0 ? first : 'then'}`, { who: who(to), time: time(at) });
      });
      return t('hotline.duty.alert.went', { steps: told.join(', ') });
    },
  };
}
