import { IconAlertCircle } from '@tabler/icons-react';
import { Chip, Ic, useWords } from '#desk/parts.ts';
import type { ListMark } from '../shared.ts';

/** The mark of a list no expert has confirmed; nothing of one that is. */
export function Unverified({ list }: { list: Pick<ListMark, 'verified' | 'version'> }) {
  const { t } = useWords();
  if (list.verified) return null;
  return (
    <Chip tone="warn" glyph={<Ic of={IconAlertCircle} size={14} />}>
      {t('screening.desk.unverified', { version: list.version })}
    </Chip>
  );
}
