import { Chip, Initials, initialsOf, useWords } from '#desk/parts.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { CaseSummary } from '../shared.ts';

/** Who has charge of a case, or that nobody has, and who had it before she left. */
export function Owner({ of, team }: { of: Pick<CaseSummary, 'owner' | 'ownerLeft'>; team?: string }) {
  const { t } = useWords();
  const { nameOf } = useReaderWords();
  const owner = of.owner && nameOf(of.owner);
  const gone = of.ownerLeft && t('cases.owner.left', { who: nameOf(of.ownerLeft) });
  const beside = [owner || gone, team].filter(Boolean).join(', ');
  const nobody = t(gone ? 'cases.owner.nobody-more' : 'cases.owner.nobody');
  return (
    <>
      {owner ? <Initials of={initialsOf(owner)} /> : <Chip tone="warn">{nobody}</Chip>} {beside}
    </>
  );
}
