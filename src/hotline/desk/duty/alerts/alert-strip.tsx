import { Button } from '@mantine/core';
import { IconAlertOctagon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { ErrorState, Ic, Key, Sealed, useKeys, useTimes, useWords } from '#desk/parts.ts';
import type { Alert } from '../../../shared.ts';
import { useNames } from '../../editor/people.ts';
import { useLines, useMyself } from '../../queries.ts';
import { pathOf } from '#tasks/desk/index.ts';
import styles from './alerts.module.css';
import { useAnswer, useMyAlerts } from './use-alerts.ts';

/** Not a key of the record under it: an alert comes while somebody is in a call. */
const answerKey = 'Shift+F7';

/** Above every page: alerts put to me that nobody has answered yet. One key answers the oldest and opens what it is about. */
export function AlertStrip() {
  const { t } = useWords();
  const navigate = useNavigate();
  const may = useMyself()?.may.includes('hotline.alert.read') ?? false;
  const alerts = useMyAlerts(may);
  const answer = useAnswer(({ kind, contact, late }) => {
    const page = late?.page && pathOf(late.page);
    if (page) void navigate({ to: page });
    // Having read that a record was opened is no reason to open it.
    if (contact && kind !== 'standby') void navigate({ to: `/contacts/${contact.id}` });
  });
  const says = useAlertSays();
  const first = alerts.find(({ can }) => can.answer);
  useKeys(first ? [{ keys: answerKey, says: says.act(first), run: () => answer.mutate(first), foot: true }] : []);
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
  const says = useAlertSays();
  return (
    <div className={styles.alert}>
      <Ic of={IconAlertOctagon} size={22} />
      <p className={styles.text}>
        <b>{says.what(alert)}</b>
        {alert.opening?.reason && <Sealed inline>{alert.opening.reason}</Sealed>}
        <span>{says.steps(alert)}</span>
        {isUnread(alert) && <span>{says.unread(alert)}</span>}
      </p>
      {alert.can.answer && (
        <Button
          variant="stop"
          size="sm"
          disabled={busy}
          onClick={onAnswer}
          rightSection={keyed ? <Key k={answerKey} /> : undefined}
        >
          {says.act(alert)}
        </Button>
      )}
    </div>
  );
}

/** Put to her, about a record she cannot open. Who hears of an opening need not read what was opened. */
function isUnread({ kind, contact, late }: Alert): boolean {
  if (kind === 'task_late') return !late?.page;
  return (kind === 'danger' || kind === 'promise_late') && contact === null;
}

/** Whom a step without a name went to. */
function allOf(kind: Alert['kind']): 'directors' | 'leads' | 'leads-team' {
  if (kind === 'standby') return 'directors';
  return kind === 'task_late' ? 'leads-team' : 'leads';
}

/** Says what an alert is about, and to whom it went so far. */
function useAlertSays() {
  const { t } = useWords();
  const { time } = useTimes();
  const nameOf = useNames();
  const { id: me, may = [] } = useMyself() ?? {};
  const lines = useLines().data ?? [];
  const who = (to: string | null, kind: Alert['kind']) => {
    if (to === null) return t(`hotline.duty.alert.${allOf(kind)}`);
    return to === me ? t('hotline.duty.alert.you') : nameOf(to).name;
  };
  return {
    act: ({ kind, contact, late }: Alert) => {
      if (kind === 'standby') return t('hotline.duty.alert.noted');
      return t(contact || late?.page ? 'hotline.duty.alert.answer-open' : 'hotline.duty.alert.answer');
    },
    what: ({ kind, contact, line, by, raised, opening, late }: Alert) => {
      const unread = kind === 'standby' || kind === 'task_late' ? 'some-record' : 'some-contact';
      const { name, gender } = by === null ? { name: '', gender: 'other' } : nameOf(by);
      return t(`hotline.duty.alert.${kind}`, {
        number: contact?.number ?? late?.page?.number ?? t(`hotline.duty.alert.${unread}`),
        step: late ? t(`tasks.task.${late.step}`) : '',
        until: opening ? time(opening.until) : '',
        line: lines.find(({ id }) => id === line)?.name ?? t('hotline.duty.alert.some-line'),
        name,
        gender,
        time: time(raised),
      });
    },
    unread: ({ by }: Alert) =>
      t('hotline.duty.alert.unread', {
        who: by === null ? 'nobody' : nameOf(by).name,
        may: may.includes('vault.standby.open') ? 'yes' : 'no',
      }),
    steps: ({ kind, steps }: Alert) => {
      const told = steps.map(({ to, at }, place) => {
        const first = steps.length === 1 ? 'only' : 'first';
        return t(`hotline.duty.alert.${place === 0 ? first : 'then'}`, { who: who(to, kind), time: time(at) });
      });
      const unsent = steps.flatMap((step) => step.unsent).map((account) => who(account, kind));
      const went = t('hotline.duty.alert.went', { steps: told.join(', ') });
      return unsent.length > 0 ? `${went} ${t('hotline.duty.alert.unsent', { who: unsent.join(', ') })}` : went;
    },
  };
}
