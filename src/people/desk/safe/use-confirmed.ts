import { useTimes, useWords } from '#desk/parts.ts';
import { channels, type DutyCard, type SafeRule } from '../../shared.ts';

/** Says who confirmed the rule and when: the oldest confirmation of what is allowed, because it holds the least. */
export function useConfirmed(): (card: Pick<DutyCard, 'safe' | 'may'>) => string | undefined {
  const { t } = useWords();
  const { date } = useTimes();
  return ({ safe, may }) => {
    const open = Object.values(safe).filter((rule) => rule.allowed);
    if (open.length === 0) return undefined;
    const oldest = open.reduce(older);
    if (oldest.confirmedAt === null) return t('people.desk.confirmed.never');
    const day = date(oldest.confirmedAt).replaceAll(' ', '\u00a0');
    if (channels.some((channel) => may[channel].why === 'confirmation_expired'))
      return t('people.desk.confirmed.expired', { date: day });
    return t(`people.desk.confirmed.${oldest.confirmedBy ?? 'colleague'}`, { date: day });
  };
}

function older(one: SafeRule, other: SafeRule): SafeRule {
  return (one.confirmedAt ?? '') <= (other.confirmedAt ?? '') ? one : other;
}
