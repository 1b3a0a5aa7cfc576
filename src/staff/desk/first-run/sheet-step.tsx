import { useWords } from '#desk/parts.ts';
import { OwnSheet } from '../sheet/own-sheet.tsx';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';

/** Step 4: her own way back, before anything is sealed that only she could open. */
export function SheetStep() {
  const { t } = useWords();
  const steps = useFirstSteps('sheet');
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.first.step', { n: 4 })}
      title={t('staff.sheet.title')}
      lead={t('staff.sheet.lead')}
    >
      <OwnSheet onChecked={() => {}} />
    </Shell>
  );
}
