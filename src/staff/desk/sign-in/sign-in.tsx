import { Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call, LoadingState, useTitle, useWords } from '#desk/parts.ts';
import type { CodeWait } from '../../shared.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { passkeysHere } from '../passkeys/ceremony.ts';
import { CodeStep } from './code-step.tsx';
import { Door } from './door.tsx';
import { Forgotten } from './forgotten.tsx';
import { LostTelephone } from './lost-telephone.tsx';
import { PassphraseStep } from './passphrase-step.tsx';

type At = 'passphrase' | 'code' | 'forgotten' | 'lost';

/** Stands where the desk would be while nobody is signed in. Without a first director it leads to the first run. */
export function SignIn() {
  const { t } = useWords();
  useTitle(t('staff.in.title'));
  const [at, setAt] = useState<At>('passphrase');
  const setup = useAnswer(() =>
    call<{ stage: string; demo: boolean; passkeys: string | null }>('GET', '/desk/api/setup'),
  );
  if (setup.data && setup.data.stage !== 'done') return <Navigate to="/first-run" replace />;
  if (!setup.data && !setup.error)
    return (
      <Door title={t('staff.in.title')}>
        <LoadingState />
      </Door>
    );
  switch (at) {
    case 'passphrase':
      return (
        <PassphraseStep
          demo={setup.data?.demo ?? false}
          passkeys={passkeysHere(setup.data?.passkeys ?? null)}
          onPassed={() => setAt('code')}
          onForgotten={() => setAt('forgotten')}
        />
      );
    case 'code':
      return <Code onAgain={() => setAt('passphrase')} onLost={() => setAt('lost')} />;
    case 'lost':
      return <LostTelephone onPassed={() => setAt('code')} onBack={() => setAt('code')} />;
    case 'forgotten':
      return <Forgotten onPassed={() => setAt('code')} onBack={() => setAt('passphrase')} />;
  }
}

function Code({ onAgain, onLost }: { onAgain: () => void; onLost: () => void }) {
  const waiting = useAnswer(() => call<CodeWait>('POST', '/desk/api/sign-in/waiting'));
  return <CodeStep factor={waiting.data?.factor ?? null} onAgain={onAgain} onLost={onLost} />;
}
