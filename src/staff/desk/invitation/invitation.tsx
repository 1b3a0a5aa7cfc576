import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call, LoadingState, useSession, useWords } from '#desk/parts.ts';
import type { CodeWait, FactorToShow } from '../../shared.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { CodeForm, FactorSecret } from '../ask/second-factor.tsx';
import form from '../first-run/form.module.css';
import { Shell } from '../first-run/shell.tsx';
import { useInvitedSteps } from '../first-run/use-steps.ts';
import { OwnSheet } from '../sheet/own-sheet.tsx';
import { useMyself } from '../use-myself.ts';
import { Accept } from './accept.tsx';
import { codeFromAddress } from './code-from-address.ts';
import { ReadCode, type Invited } from './read-code.tsx';

/** `/invitation`: a code handed over becomes a colleague, step by step: who, passphrase, second factor, own sheet. */
export function Invitation() {
  const [brought] = useState(codeFromAddress);
  const [invited, setInvited] = useState<Invited | null>(null);
  const [factor, setFactor] = useState<FactorToShow | null>(null);
  const session = useSession();
  // Whoever reloads before the first code was used finds her secret again, without the invitation.
  const waiting = useAnswer(
    () => call<CodeWait>('POST', '/desk/api/sign-in/waiting'),
    session === 'signed-out' && !brought,
  );
  const secret = factor ?? waiting.data?.factor ?? null;
  if (session === 'signed-in') return <Sheet />;
  if (secret) return <Factor factor={secret} />;
  if (invited) return <Accept invited={invited} onAccepted={setFactor} />;
  return <ReadCode brought={brought} onRead={setInvited} />;
}

function Factor({ factor }: { factor: FactorToShow }) {
  const { t } = useWords();
  const steps = useInvitedSteps('factor');
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.invited.step', { n: 2 })}
      title={t('staff.factor.title')}
      lead={t('staff.factor.lead')}
    >
      <div className={form.form}>
        <FactorSecret factor={factor} />
        <CodeForm />
      </div>
    </Shell>
  );
}

function Sheet() {
  const { t } = useWords();
  const steps = useInvitedSteps('sheet');
  const me = useMyself();
  if (me && !me.missing.includes('own-sheet')) return <Navigate to="/staff" replace />;
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.invited.step', { n: 3 })}
      title={t('staff.sheet.title')}
      lead={t('staff.sheet.lead')}
    >
      {me ? <OwnSheet onChecked={() => {}} /> : <LoadingState />}
    </Shell>
  );
}
