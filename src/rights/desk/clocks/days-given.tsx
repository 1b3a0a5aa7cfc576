import { Button, NumberInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconCalendarCog } from '@tabler/icons-react';
import { useState } from 'react';
import { call, Dialog, Field, useCommands, useMe, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { recoveryDays } from '../../shared.ts';
import styles from '../consents/consents.module.css';

/** How many days the organisation gives for the recovery period: the director's, in the command bar. */
export function DaysGiven() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const manages = useMe().data?.may.includes('rights.clock.manage') ?? false;
  const row = { id: 'rights-days', group: 'actions', icon: IconCalendarCog } as const;
  useCommands(manages ? [{ ...row, title: t('rights.days.title'), run: () => setOpen(true) }] : []);
  return (
    <Dialog open={open} onClose={() => setOpen(false)} label={t('rights.days.title')} className={styles.dialog}>
      <DaysForm onDone={() => setOpen(false)} />
    </Dialog>
  );
}

function DaysForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const [days, setDays] = useState<number>(recoveryDays.usual);
  const give = useMutation({
    mutationFn: () => call('PUT', '/desk/api/clock-days', { kind: 'reflection_period', days }),
    onSuccess: onDone,
  });
  return (
    <div className={styles.choose}>
      <h2>{t('rights.days.title')}</h2>
      <p>{t('rights.days.text')}</p>
      <Field label={t('rights.clock.days')} hint={t('rights.clock.days.hint')}>
        {(ties) => (
          <NumberInput
            {...ties}
            value={days}
            min={1}
            max={recoveryDays.most}
            allowDecimal={false}
            hideControls
            onChange={(typed) => setDays(Number(typed))}
          />
        )}
      </Field>
      <Refused error={give.error} />
      <div className={styles.acts}>
        <Button variant="filled" loading={give.isPending} onClick={() => give.mutate()}>
          {t('rights.days.save')}
        </Button>
        <Button onClick={onDone}>{t('rights.cancel')}</Button>
      </div>
    </div>
  );
}
