import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import form from './form.module.css';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';

/** Step 0: only whoever can read the terminal the program runs in may set it up. */
export function EnterStep({ onEntered }: { onEntered: () => void }) {
  const { t } = useWords();
  const steps = useFirstSteps(null);
  const [code, setCode] = useState('');
  const entering = useMutation({
    mutationFn: () => call('POST', '/desk/api/setup/enter', { code }),
    onSuccess: onEntered,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  return (
    <Shell
      steps={steps}
      title={t('staff.first.enter.title')}
      lead={t('staff.first.enter.lead')}
      foot={
        <Button
          type="submit"
          form="step"
          variant="filled"
          loading={entering.isPending}
          disabled={code.trim().length < 4}
        >
          {t('staff.first.begin')}
        </Button>
      }
    >
      <form id="step" className={form.form} onSubmit={submit}>
        <TextField
          label={t('staff.first.enter.code')}
          hint={t('staff.first.enter.hint')}
          value={code}
          onChange={setCode}
          required
          focus
        />
        <Refused error={entering.error} />
        <p className={form.small}>{t('staff.first.enter.where')}</p>
      </form>
    </Shell>
  );
}
