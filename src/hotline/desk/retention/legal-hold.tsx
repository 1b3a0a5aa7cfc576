import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconLockPause } from '@tabler/icons-react';
import { useState, type SyntheticEvent } from 'react';
import { Banner, call, Dialog, Field, Sealed, useCommands, useTimes, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { useEditing } from '../editor/editing.ts';
import { useNames } from '../editor/people.ts';
import { keys } from '../queries.ts';
import styles from './retention.module.css';

/** Whether this contact is kept whatever its rule says, since when and why; putting it on hold, and lifting that. */
export function LegalHold() {
  const { t } = useWords();
  const { contact } = useEditing();
  const [open, setOpen] = useState(false);
  const held = contact.holds.find(({ lifted }) => lifted === null);
  const may = contact.practiceUntil === null && (held ? contact.can.lift : contact.can.hold);
  const title = t(held ? 'hotline.hold.lift' : 'hotline.hold.set');
  const command = { id: 'hotline-hold', group: 'actions', icon: IconLockPause } as const;
  useCommands(may ? [{ ...command, title, run: () => setOpen(true) }] : []);
  return (
    <>
      {held && <Held hold={held} onLift={may ? () => setOpen(true) : null} />}
      <Dialog open={open} onClose={() => setOpen(false)} label={title} className={styles.dialog}>
        <Reason title={title} to={held ? '/hold/lift' : '/hold'} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

type Hold = ReturnType<typeof useEditing>['contact']['holds'][number];

function Held({ hold: { by, day, reason }, onLift }: { hold: Hold; onLift: (() => void) | null }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { name } = useNames()(by);
  return (
    <Banner
      icon={IconLockPause}
      title={t('hotline.hold.held', { name, date: date(`${day}T12:00:00Z`) })}
      action={
        onLift && (
          <Button size="xs" onClick={onLift}>
            {t('hotline.hold.lift')}
          </Button>
        )
      }
    >
      <Sealed inline>{reason}</Sealed>
    </Banner>
  );
}

function Reason({ title, to, onDone }: { title: string; to: string; onDone: () => void }) {
  const { t } = useWords();
  const { contact } = useEditing();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const act = useMutation({
    mutationFn: () => call('POST', `/desk/api/contacts/${contact.id}${to}`, { reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.contact(contact.id) });
      onDone();
    },
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    act.mutate();
  };
  return (
    <form className={styles.choose} onSubmit={send} noValidate>
      <h2>{title}</h2>
      <p>{t(to === '/hold' ? 'hotline.hold.set.text' : 'hotline.hold.lift.text')}</p>
      <Sealed>
        <Field label={t('hotline.hold.why')}>
          {(ties) => (
            <TextInput
              {...ties}
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
      </Sealed>
      <Refused error={act.error} />
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={act.isPending} disabled={reason.trim().length < 3}>
          {title}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('hotline.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}
