import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, Chip, useWords } from '#desk/parts.ts';
import type { FactorToShow } from '../../shared.ts';
import { NewPassphrase } from '../ask/new-passphrase.tsx';
import { passphraseAdvice } from '../ask/passphrase-advice.ts';
import { Refused } from '../ask/refused.tsx';
import form from '../first-run/form.module.css';
import { Shell } from '../first-run/shell.tsx';
import { useInvitedSteps } from '../first-run/use-steps.ts';
import { useRoleName } from '../roles/use-role-name.ts';
import styles from '../people/people.module.css';
import type { Invited } from './read-code.tsx';

export type AcceptProps = { invited: Invited; onAccepted: (factor: FactorToShow) => void };

/** She sees who is meant and as what, and chooses the passphrase that only she knows. */
export function Accept({ invited, onAccepted }: AcceptProps) {
  const { t } = useWords();
  const steps = useInvitedSteps('passphrase');
  const roleName = useRoleName();
  const [passphrase, setPassphrase] = useState('');
  const accepting = useMutation({
    mutationFn: () =>
      call<{ factor: FactorToShow }>('POST', '/desk/api/invitation/accept', { code: invited.code, passphrase }),
    onSuccess: ({ factor }) => onAccepted(factor),
  });
  const good = passphraseAdvice(passphrase, [invited.name]) === 'long-enough';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (good) accepting.mutate();
  };
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.invited.step', { n: 1 })}
      title={t('staff.invited.welcome', { name: invited.name })}
      lead={t('staff.invited.if-not')}
      foot={
        <Button type="submit" form="step" variant="filled" loading={accepting.isPending} disabled={!good}>
          {t('staff.invited.accept')}
        </Button>
      }
    >
      <form id="step" className={form.form} onSubmit={submit}>
        <div className={styles.roles}>
          <span>{t('staff.invited.roles')}</span>
          {invited.roles.map((role) => (
            <Chip key={role} tone="note">
              {roleName(role)}
            </Chip>
          ))}
        </div>
        <NewPassphrase value={passphrase} onChange={setPassphrase} personal={[invited.name]} />
        <Refused error={accepting.error} />
      </form>
    </Shell>
  );
}
