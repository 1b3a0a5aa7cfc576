import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState, LoadingState, useWords } from '#desk/parts.ts';
import { DirectorStep } from './director-step.tsx';
import { EnterStep } from './enter-step.tsx';
import { FactorStep } from './factor-step.tsx';
import { InviteStep } from './invite-step.tsx';
import { LinesStep } from './lines-step.tsx';
import { OrganisationStep } from './organisation-step.tsx';
import { SheetStep } from './sheet-step.tsx';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';
import { TrusteesStep } from './trustees-step.tsx';
import { useStage, type Stage } from './use-stage.ts';

/** `/first-run`: from the code in the terminal to a desk with its first director. */
export function FirstRun() {
  const { stage, again } = useStage();
  // A wish to go back, or on without the trustees, holds until the server says that something has moved.
  const [wish, setWish] = useState<{ from: string; to: string } | null>(null);
  const to = wish?.from === stage.step ? wish.to : stage.step;
  return <Step stage={stage} step={to} again={again} go={(next) => setWish({ from: stage.step, to: next })} />;
}

type StepProps = { stage: Stage; step: string; again: () => void; go: (step: string) => void };

function Waiting({ stage }: { stage: Extract<Stage, { step: 'error' | 'loading' | 'enter' | 'elsewhere' }> }) {
  const { t } = useWords();
  return (
    <Shell steps={useFirstSteps(null)} title={t('staff.first.title')}>
      {stage.step === 'error' ? <ErrorState error={stage.error} onRetry={stage.retry} /> : <LoadingState />}
    </Shell>
  );
}

function Step({ stage, step, again, go }: StepProps) {
  if ('founding' in stage) return <Founding stage={stage} step={step} again={again} go={go} />;
  if ('me' in stage) return <Director stage={stage} step={step} go={go} />;
  switch (stage.step) {
    case 'enter':
      return <EnterStep onEntered={again} />;
    case 'elsewhere':
      return <Navigate to="/" replace />;
    case 'factor':
      return <FactorStep factor={stage.factor} />;
    case 'error':
    case 'loading':
      return <Waiting stage={stage} />;
  }
}

function Founding({ stage, step, again, go }: StepProps & { stage: Extract<Stage, { founding: object }> }) {
  const { organisation, lines } = stage.founding;
  const on = (next: string) => () => {
    again();
    go(next);
  };
  if (step === 'organisation' || !organisation)
    return <OrganisationStep founding={stage.founding} onNamed={on('lines')} />;
  if (step === 'lines')
    return (
      <LinesStep organisation={organisation} lines={lines} onBack={() => go('organisation')} onSet={on('director')} />
    );
  return (
    <DirectorStep founding={stage.founding} organisation={organisation} onBack={() => go('lines')} onMade={again} />
  );
}

function Director({ stage, step, go }: Omit<StepProps, 'again'> & { stage: Extract<Stage, { me: object }> }) {
  if (step === 'sheet') return <SheetStep />;
  if (step === 'trustees') return <TrusteesStep me={stage.me} onOn={() => go('invite')} />;
  return <InviteStep me={stage.me} onBack={() => go('trustees')} />;
}
