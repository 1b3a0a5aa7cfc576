import { Button } from '@mantine/core';
import { IconHourglass, IconLockPause } from '@tabler/icons-react';
import { useState } from 'react';
import { Banner, Dialog, Ic, Sealed, useCommands, useTimes, useWords } from '#desk/parts.ts';
import { useEditing } from '../editor/editing.ts';
import { useNames } from '../editor/people.ts';
import { HoldReason } from './hold-reason.tsx';
import styles from './retention.module.css';

/**
 * When the time of a closed contact ends, and whether it is kept whatever its rule says: since when, by whom and why;
 * holding it, lifting that, and who did so before.
 */
export function LegalHold() {
  const { t } = useWords();
  const { contact } = useEditing();
  const [open, setOpen] = useState(false);
  const held = contact.holds.find(({ lifted }) => lifted === null);
  const may = contact.practiceUntil === null && (held ? contact.can.lift : contact.can.hold);
  const title = t(held ? 'hotline.hold.lift' : 'hotline.hold.set');
  const command = { id: 'hotline-hold', group: 'actions', icon: IconLockPause } as const;
  useCommands(may ? [{ ...command, title, run: () => setOpen(true) }] : []);
  const act = may ? () => setOpen(true) : null;
  return (
    <>
      {held ? <Held hold={held} onLift={act} /> : contact.outcome !== null && <Ends onHold={act} />}
      <LiftedOnes />
      <Dialog open={open} onClose={() => setOpen(false)} label={title} className={styles.dialog}>
        <HoldReason
          contact={contact.id}
          title={title}
          to={held ? '/hold/lift' : '/hold'}
          onDone={() => setOpen(false)}
        />
      </Dialog>
    </>
  );
}

type Hold = ReturnType<typeof useEditing>['contact']['holds'][number];

/** Where its time ends soon, the day; else only the quiet button. */
function Ends({ onHold }: { onHold: (() => void) | null }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { ends } = useEditing().contact;
  const button = (size: 'xs' | 'compact-sm') =>
    onHold && (
      <Button
        size={size}
        variant={ends ? 'default' : 'subtle'}
        leftSection={<Ic of={IconLockPause} size={16} />}
        onClick={onHold}
      >
        {t('hotline.hold.set')}
      </Button>
    );
  if (!ends) return onHold && <div className={styles.acts}>{button('compact-sm')}</div>;
  return (
    <Banner
      tone={ends.held === null ? 'warn' : 'note'}
      icon={IconHourglass}
      title={t('hotline.hold.ends', { date: date(`${ends.goes}T12:00:00Z`) })}
      action={button('xs')}
    >
      {ends.held === null
        ? t('hotline.hold.ends.text')
        : t('hotline.hold.ends.held', { why: t(`hotline.retention.held.${ends.held}`) })}
    </Banner>
  );
}

function Why({ hold: { reason, basis } }: { hold: Pick<Hold, 'reason' | 'basis'> }) {
  const { t } = useWords();
  return reason === null ? basis !== null && t(`hotline.hold.basis.${basis}`) : <Sealed inline>{reason}</Sealed>;
}

function Held({ hold, onLift }: { hold: Hold; onLift: (() => void) | null }) {
  const { t } = useWords();
  const { date } = useTimes();
  const { name } = useNames()(hold.by);
  return (
    <Banner
      icon={IconLockPause}
      title={t('hotline.hold.held', { name, date: date(`${hold.day}T12:00:00Z`) })}
      action={
        onLift && (
          <Button size="xs" onClick={onLift}>
            {t('hotline.hold.lift')}
          </Button>
        )
      }
    >
      <Why hold={hold} />
    </Banner>
  );
}

/** Holds that were lifted: by whom, when and why, beside by whom it was held. */
function LiftedOnes() {
  const { contact } = useEditing();
  const lifted = contact.holds.filter((hold) => hold.lifted !== null);
  if (lifted.length === 0) return null;
  return (
    <ul className={styles.lifted}>
      {lifted.map((hold, at) => (
        <Lifted key={at} hold={hold} />
      ))}
    </ul>
  );
}

function Lifted({ hold }: { hold: Hold }) {
  const { t } = useWords();
  const { date } = useTimes();
  const nameOf = useNames();
  const on = (day: string) => date(`${day}T12:00:00Z`);
  if (!hold.lifted) return null;
  const { by, day, reason } = hold.lifted;
  return (
    <li>
      <span>{t('hotline.hold.was', { name: nameOf(hold.by).name, date: on(hold.day) })} </span>
      <Why hold={hold} />
      <br />
      <span>{t('hotline.hold.was.lifted', { name: nameOf(by).name, date: on(day) })} </span>
      <Sealed inline>{reason}</Sealed>
    </li>
  );
}
