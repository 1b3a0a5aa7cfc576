import { useWords } from '#desk/parts.ts';
import { useMyself } from '../use-myself.ts';
import type { StepsProps } from './steps.tsx';

const first = ['organisation', 'lines', 'director', 'sheet', 'trustees', 'invite'] as const;
const invited = ['passphrase', 'factor', 'sheet'] as const;

export type FirstStep = (typeof first)[number];
export type InvitedStep = (typeof invited)[number];

/** The six steps of the first run, with what is known of those that are done; null is before the first. */
export function useFirstSteps(at: FirstStep | null, known: Partial<Record<FirstStep, string>> = {}): StepsProps {
  const { t } = useWords();
  const me = useMyself();
  const facts = { ...(me && { organisation: me.organisation.name, director: me.name }), ...known };
  return {
    at: at ? first.indexOf(at) : -1,
    steps: first.map((step) => ({
      name: t(`staff.first.step.${step}`),
      about: facts[step] || t(`staff.first.about.${step}`),
      left: step === 'trustees' && me !== undefined && me.missing.length > 0,
    })),
  };
}

/** The three steps of an invitation; null is before the first. */
export function useInvitedSteps(at: InvitedStep | null): StepsProps {
  const { t } = useWords();
  const steps = invited.map((step) => ({ name: t(`staff.invited.step.${step}`), about: '' }));
  return { at: at ? invited.indexOf(at) : -1, steps };
}
