import { useWords } from '#desk/parts.ts';
import type { FactorToShow } from '../../shared.ts';
import { CodeForm, FactorSecret } from '../ask/second-factor.tsx';
import form from './form.module.css';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';

/** Step 3, second half: the secret goes into the telephone, and its first code proves that it arrived. */
export function FactorStep({ factor }: { factor: FactorToShow | null }) {
  const { t } = useWords();
  const steps = useFirstSteps('director');
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.first.step', { n: 3 })}
      title={t('staff.factor.title')}
      lead={t('staff.factor.lead')}
    >
      <div className={form.form}>
        {factor && <FactorSecret factor={factor} />}
        <CodeForm />
      </div>
    </Shell>
  );
}
