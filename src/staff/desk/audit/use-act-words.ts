import { useWords, type ChipTone } from '#desk/parts.ts';

/** What an audit line is about, as codes. */
export type Act = { verb: string; kind: string };

/** Says what was done: a printed sheet is a print, whatever verb allowed it; cards are given on somebody's first request. */
export function useActWords(): {
  actOf: (act: Act) => string;
  kindOf: (kind: string) => string;
  outcomeOf: (code: string) => string;
} {
  const { t, has } = useWords();
  const first = (...keys: string[]) => t(keys.find((key) => has(key)) ?? 'staff.act.other');
  return {
    actOf: ({ verb, kind }) => {
      if (kind === 'print') return t('staff.act.printed');
      return verb === 'GET /me' ? t('staff.act.cards') : first(`staff.act.${verb}`, `staff.verb.${verb}`);
    },
    kindOf: (kind) => first(`staff.kind.${kind}`),
    outcomeOf: (code) => t(has(`staff.outcome.${code}`) ? `staff.outcome.${code}` : 'staff.outcome.other'),
  };
}

/** The look of a kind of act; its word stands beside it always. */
export const toneOf = (kind: string): ChipTone => (kind === 'refusal' ? 'warn' : kind === 'grant' ? 'ok' : 'line');
