import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWords } from '#desk/parts.ts';
import type { Me } from '../../shared.ts';
import { Invite } from '../people/invite.tsx';
import { InvitedSoFar } from '../people/open-invitations.tsx';
import form from './form.module.css';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';

/** Step 6: colleagues are invited, and work begins. */
export function InviteStep({ me, onBack }: { me: Me; onBack: () => void }) {
  const { t } = useWords();
  const steps = useFirstSteps('invite');
  const navigate = useNavigate();
  const [shown, setShown] = useState(false);
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.first.step', { n: 6 })}
      title={t('staff.first.invite.title')}
      lead={t('staff.first.invite.lead')}
      foot={
        <>
          {me.missing.length > 0 && (
            <Button className={form.back} disabled={shown} onClick={onBack}>
              {t('staff.first.back')}
            </Button>
          )}
          {shown && <span className={form.small}>{t('staff.invite.not-yet-handed')}</span>}
          <Button variant="filled" disabled={shown} onClick={() => void navigate({ to: '/' })}>
            {t('staff.first.start')}
          </Button>
        </>
      }
    >
      <div className={form.wide}>
        <Invite onCode={setShown} />
        {!shown && <InvitedSoFar />}
      </div>
    </Shell>
  );
}
