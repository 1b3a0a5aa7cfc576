import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { ApiError, Banner, call, Ic, SafeContact, Sealed, useFocusBack, useWords } from '#desk/parts.ts';
import { keys, usePerson } from '../queries.ts';
import { Refused } from '../refused.tsx';
import styles from './safe.module.css';
import { Override } from './override.tsx';
import { useConfirmed } from './use-confirmed.ts';
import { useNextTime } from './use-next-time.ts';
import { useRuleLines } from './use-rule-lines.tsx';
import { useRemind } from './use-remind.ts';
import { verdictOf } from './use-number.ts';

/** What asking for a number that stands in a contact gave: by which rule it is shown. */
export type Shown = { number: string; rule: 'inside' | 'passed' | 'unknown' };

export type HeldNumberProps<S extends Shown> = {
  contact: string;
  masked: string;
  /** Asks for the whole number (audited), with a reason where the rule says no. */
  ask: (override: string | undefined) => Promise<S>;
  shown: S | null;
  onShow: (shown: S | null) => void;
  /** What else can be done with the field. */
  acts?: ReactNode;
};

/** A number that stands in a contact: masked, and shown on asking through the rule of whoever it belongs to. */
export function HeldNumber<S extends Shown>({ contact, masked, ask, shown, onShow, acts }: HeldNumberProps<S>) {
  const { t } = useWords();
  const asking = useMutation({ mutationFn: (override?: string) => ask(override), onSuccess: onShow });
  const hide = () => {
    asking.reset();
    onShow(null);
  };
  return (
    <div className={styles.stack}>
      <div className={styles.held}>
        <Sealed inline>{shown?.number ?? masked}</Sealed>
        {shown ? (
          <Button size="xs" variant="subtle" leftSection={<Ic of={IconEyeOff} size={15} />} onClick={hide}>
            {t('people.desk.held.hide')}
          </Button>
        ) : (
          <Button
            size="xs"
            leftSection={<Ic of={IconEye} size={15} />}
            loading={asking.isPending}
            onClick={() => asking.mutate(undefined)}
          >
            {t('people.desk.held.show')}
          </Button>
        )}
        {acts}
      </div>
      {shown && shown.rule !== 'inside' && (
        <Banner tone={shown.rule === 'passed' ? 'warn' : 'note'} live>
          {t(shown.rule === 'passed' ? 'people.desk.override.done' : 'people.desk.held.unknown')}
        </Banner>
      )}
      {!shown && asking.error && (
        <WhyNot contact={contact} masked={masked} error={asking.error} busy={asking.isPending} onAsk={asking.mutate} />
      )}
    </div>
  );
}

type WhyNotProps = {
  contact: string;
  masked: string;
  error: unknown;
  busy: boolean;
  onAsk: (override?: string) => void;
};

/** Why the number is not shown, and the way on: the rule to be read, a time to wait for, a reason to be given. */
function WhyNot({ contact, masked, error, busy, onAsk }: WhyNotProps) {
  const code = error instanceof ApiError ? error.code : '';
  const details = error instanceof ApiError ? error.details : {};
  if (code === 'rule-first' && Array.isArray(details['people']))
    return details['people'].map((id) => (
      <RuleFirst key={id} person={String(id)} contact={contact} masked={masked} onRead={() => onAsk()} />
    ));
  if (code === 'not-safe-now') return <NotNow contact={contact} error={error as ApiError} busy={busy} onAsk={onAsk} />;
  return (
    <>
      <Refused error={error} />
      {code === 'number-unsearched' && <WithReason busy={busy} onAsk={onAsk} />}
    </>
  );
}

type RuleFirstProps = { person: string; contact: string; masked: string; onRead: () => void };

/** The rule of whoever the number belongs to, to be read before it is asked for again. */
function RuleFirst({ person, contact, masked, onRead }: RuleFirstProps) {
  const queries = useQueryClient();
  const { data } = usePerson(person);
  const lines = useRuleLines();
  const confirmed = useConfirmed();
  const reading = useMutation({
    mutationFn: () => call('POST', `/desk/api/people/${person}/rule-read`, { contact }),
    onSuccess: () => {
      onRead();
      return queries.invalidateQueries({ queryKey: keys.contact(contact) });
    },
  });
  if (!data?.card) return null;
  return (
    <>
      <SafeContact
        rules={lines(data.card.safe)}
        number={{ masked }}
        onRead={() => reading.mutate()}
        reading={reading.isPending}
        confirmed={confirmed(data.card)}
        about={[data.file?.name, masked].filter(Boolean).join(', ')}
      />
      <Refused error={reading.error} />
    </>
  );
}

function NotNow({ contact, error, ...asking }: Omit<WhyNotProps, 'masked' | 'error'> & { error: ApiError }) {
  const { t } = useWords();
  const nextTime = useNextTime();
  const verdict = verdictOf(error);
  const reminding = useRemind(String(error.details['person']), contact);
  return (
    <>
      <Banner tone="warn" title={t('desk.safe.later.title')} live>
        {t('desk.safe.later.next')} {nextTime(verdict)}
      </Banner>
      {verdict.next && (
        <div>
          <Button size="xs" loading={reminding.isPending} onClick={() => reminding.mutate()}>
            {t('desk.safe.later.remind')}
          </Button>
        </div>
      )}
      <Refused error={reminding.error} />
      <WithReason {...asking} />
    </>
  );
}

function WithReason({ busy, onAsk }: { busy: boolean; onAsk: (override?: string) => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const ask = useFocusBack(open);
  if (open) return <Override onShow={onAsk} busy={busy} onClose={() => setOpen(false)} />;
  return (
    <div>
      <Button ref={ask} size="xs" variant="subtle" onClick={() => setOpen(true)}>
        {t('desk.safe.later.override')}
      </Button>
    </div>
  );
}
