import { Button } from '@mantine/core';
import { useWords } from '#desk/parts.ts';
import type { Me } from '../../shared.ts';
import { Trustees } from '../trustees/trustees.tsx';
import form from './form.module.css';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';

/** Step 5: the three trustees. It may be finished later: the first call can be taken before. */
export function TrusteesStep({ me, onOn }: { me: Me; onOn: () => void }) {
  const { t, rich } = useWords();
  const steps = useFirstSteps('trustees');
  const done = me.missing.length === 0;
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.first.step', { n: 5 })}
      title={t('staff.trustees.title')}
      lead={rich('staff.trustees.lead')}
      foot={
        <>
          {!done && <span className={form.small}>{t('staff.trustees.later-note')}</span>}
          <Button variant={done ? 'filled' : 'default'} onClick={onOn}>
            {t(done ? 'staff.first.next' : 'staff.trustees.later')}
          </Button>
        </>
      }
    >
      <Trustees />
    </Shell>
  );
}
