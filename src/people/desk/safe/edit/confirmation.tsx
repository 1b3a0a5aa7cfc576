import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Chip, Ic, offerUndo, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import type { Channel, DutyCard, SafeRule } from '../../../shared.ts';
import { usePutBack } from '../../person/use-saver.ts';
import { Refused } from '../../refused.tsx';
import styles from './edit.module.css';
import { useRuleSaving } from './use-rule-saving.ts';

type ConfirmationProps = { person: string; channel: Channel; card: DutyCard; rule: SafeRule };

/** When she last confirmed what she said of one channel, whether that still holds, and confirming it again in one act. */
export function Confirmation({ person, channel, card, rule }: ConfirmationProps) {
  const { t } = useWords();
  const { date } = useTimes();
  const field = `safe.${channel}`;
  const saving = useRuleSaving(person, field);
  const putBack = usePutBack(person);
  const { why } = card.may[channel];
  const stale = why === 'confirmation_expired' || why === 'not_confirmed';
  const said =
    rule.confirmedAt === null
      ? t('people.desk.confirmed.never')
      : t(stale ? 'people.desk.confirmed.expired' : `people.desk.confirmed.${rule.confirmedBy ?? 'colleague'}`, {
          date: date(rule.confirmedAt),
        });
  const confirm = async () => {
    const base = card.fields[field]?.version ?? 0;
    const renewed: SafeRule = { ...rule, confirmedAt: now().toISOString(), confirmedBy: 'person' };
    if ((await saving.send(base, renewed)) !== 'saved') return;
    offerUndo({ text: t('people.desk.confirmed.again.done'), undo: () => putBack(field, base + 1, rule) });
  };
  return (
    <>
      <div className={styles.confirmation}>
        {stale ? <Chip tone="warn">{said}</Chip> : <span>{said}</span>}
        <Button
          size="xs"
          variant={stale ? 'filled' : 'subtle'}
          leftSection={<Ic of={IconCheck} size={14} />}
          loading={saving.busy}
          onClick={() => void confirm()}
        >
          {t('people.desk.confirmed.again')}
        </Button>
      </div>
      <Refused error={saving.error} />
    </>
  );
}
