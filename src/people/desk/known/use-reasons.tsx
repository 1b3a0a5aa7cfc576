import { Sealed, useWords, type HitReason, type HitRow, type Sign } from '#desk/parts.ts';
import type { Grade, Reason } from '../../shared.ts';
import { scriptOf } from '../script-of.ts';

const signs: Record<Grade, Sign> = { equal: 'same', alike: 'alike', differs: 'differs', unknown: 'unknown' };

/** The sentence of one compared field without what was found: `drugim pismom`, `isti`, `u zapisu ga nema`. */
function useSaying(): (reason: Reason) => string {
  const { t } = useWords();
  return ({ field, grade, how, asked, recorded }) => {
    if (field === 'order') return t(`people.desk.hit.order.${grade}`);
    if (grade === 'alike') return how.map((one) => t(`people.desk.hit.how.${one}`)).join(', ');
    if (grade === 'unknown') return t(asked === '' ? 'people.desk.hit.notAsked' : 'people.desk.hit.notRecorded');
    if (grade === 'differs') return t(recorded === '' ? 'people.desk.hit.differs' : 'people.desk.hit.differsFrom');
    return t(`people.desk.hit.equal.${field}`);
  };
}

/** Why somebody was found, a row for every compared field: the differing and the unknown ones too. */
export function useReasonRows(): (reasons: readonly Reason[]) => HitRow[] {
  const { t } = useWords();
  const say = useSaying();
  return (reasons) => {
    const seen = new Map<string, number>();
    return reasons.map((reason) => {
      const count = (seen.get(reason.field) ?? 0) + 1;
      seen.set(reason.field, count);
      const label = t(`people.desk.hit.field.${reason.field}`);
      return {
        sign: signs[reason.grade],
        field: count === 1 ? label : t('people.desk.hit.again', { field: label, count }),
        text: (
          <>
            {compares(reason) ? t(`people.desk.hit.row.${reason.grade}`, { how: say(reason) }) : say(reason)}{' '}
            <Compared reason={reason} />
          </>
        ),
      };
    });
  };
}

function compares({ field, grade, asked, recorded }: Reason): boolean {
  return field !== 'order' && grade !== 'unknown' && asked + recorded !== '';
}

function Compared({ reason }: { reason: Reason }) {
  const { t } = useWords();
  if (!compares(reason)) return null;
  const { grade, asked, recorded } = reason;
  const shown = recorded === '' ? asked : recorded;
  return (
    <>
      <Sealed inline lang={scriptOf(shown)}>
        {shown}
      </Sealed>
      {grade === 'differs' && recorded !== '' && asked !== '' && (
        <>
          {t('people.desk.hit.nowSaid')}{' '}
          <Sealed inline lang={scriptOf(asked)}>
            {asked}
          </Sealed>
        </>
      )}
    </>
  );
}

/** The same reasons, each short enough for a chip: `ime drugim pismom`. Names no one. */
export function useShortReasons(): (reasons: readonly Reason[]) => HitReason[] {
  const { t } = useWords();
  const say = useSaying();
  return (reasons) =>
    reasons
      .filter(({ grade }) => grade !== 'unknown')
      .map((reason) => ({
        sign: signs[reason.grade],
        text:
          reason.grade === 'differs'
            ? t('people.desk.hit.short.differs', { field: t(`people.desk.hit.field.${reason.field}`) })
            : t('people.desk.hit.short', { field: t(`people.desk.hit.field.${reason.field}`), how: say(reason) }),
      }));
}
