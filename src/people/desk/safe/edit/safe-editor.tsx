import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { Ic, Pane, useFocusBack, useWords } from '#desk/parts.ts';
import { channels, type Channel, type DutyCard } from '../../../shared.ts';
import { useSayHours } from '../say-hours.ts';
import { Confirmation } from './confirmation.tsx';
import { RuleForm } from './rule-form.tsx';
import styles from './edit.module.css';

/** The rule of safe contact, channel by channel: what she said, and writing it down. */
export function SafeEditor({ person, card }: { person: string; card: DutyCard }) {
  const { t } = useWords();
  const [open, setOpen] = useState<Channel | null>(null);
  return (
    <Pane title={t('people.desk.safe.title')} aside={t('people.desk.safe.aside')} flush>
      <ul className={styles.channels}>
        {channels.map((channel) => (
          <li key={channel}>
            <Line channel={channel} card={card} onOpen={open === channel ? undefined : () => setOpen(channel)} />
            {open !== channel && card.safe[channel]?.allowed && (
              <Confirmation person={person} channel={channel} card={card} rule={card.safe[channel]} />
            )}
            {open === channel && (
              <RuleForm person={person} channel={channel} card={card} onDone={() => setOpen(null)} />
            )}
          </li>
        ))}
      </ul>
    </Pane>
  );
}

function Line({ channel, card, onOpen }: { channel: Channel; card: DutyCard; onOpen: (() => void) | undefined }) {
  const { t } = useWords();
  const { hours } = useSayHours();
  const change = useFocusBack(onOpen === undefined);
  const rule = card.safe[channel];
  const name = t(`people.code.channel.${channel}`);
  const said = !rule
    ? t('people.desk.safe.unsaid')
    : !rule.allowed
      ? t('people.desk.safe.never')
      : rule.hours.length === 0
        ? t('people.desk.hours.any')
        : hours(rule.hours);
  return (
    <div className={styles.line}>
      <b>{name}</b>
      <span className="sealed-text">{said}</span>
      {onOpen && (
        <Button
          ref={change}
          size="xs"
          leftSection={<Ic of={IconPencil} size={14} />}
          aria-label={t('people.desk.safe.write', { channel: name })}
          onClick={onOpen}
        >
          {t('people.desk.change')}
        </Button>
      )}
    </div>
  );
}
