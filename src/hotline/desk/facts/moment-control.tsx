import { TextInput } from '@mantine/core';
import { useNow, useWords, type FieldTies } from '#desk/parts.ts';
import { isMoment } from '#kernel/forms.ts';
import type { FieldValue } from '../../shared.ts';
import { fromWall, wallOf } from '#tasks/desk/index.ts';
import { useZone } from '../duty/use-zone.ts';

export type MomentControlProps = {
  ties: FieldTies;
  value: FieldValue;
  onChange: (value: string | null) => void;
};

/** Day and time on the wall clock of the house, not later than now. What an earlier form asked in words stays readable. */
export function MomentControl({ ties, value, onChange }: MomentControlProps) {
  const { t } = useWords();
  const zone = useZone();
  const now = useNow();
  const words = typeof value === 'string' && !isMoment(value) ? value : null;
  return (
    <TextInput
      {...ties}
      type="datetime-local"
      max={wallOf(now, zone)}
      value={isMoment(value) ? wallOf(new Date(value), zone) : ''}
      description={words === null ? undefined : t('hotline.desk.moment.earlier', { words })}
      inputWrapperOrder={['input', 'description']}
      onChange={(event) => onChange(fromWall(event.currentTarget.value, zone)?.toISOString() ?? null)}
    />
  );
}
