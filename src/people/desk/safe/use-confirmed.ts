import { useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { isConfirmed, type SafeContact, type SafeRule } from '../../shared.ts';

/** Says who confirmed the rule and when: the oldest confirmation of what is allowed, because it holds the least. */
export function useConfirmed(): (safe: SafeContact) => string | undefined {
  const { t } = useWords();
  const { date } = useTimes();
  return (safe) => {
    const open = Object.values(safe).filter((rule) => rule.allowed);
    if (open.length === 0) return undefined;
    const oldest = open.reduce(older);
    if (oldest.confirmedAt === null) return t('people.desk.confirmed.never');
    const day = date(oldest.confirmedAt);
    if (!isConfirmed(oldest, now())) return t('people.desk.confirmed.expired', { date: day });
    return t(`people.desk.confirmed.${oldest.confirmedBy ?? 'colleague'}`, { date: day });
  };
}

function older(one: SafeRule, other: SafeRule): SafeRule {
  return (one.confirmedAt ?? '') <= (other.confirmedAt ?? '') ? one : other;
}
