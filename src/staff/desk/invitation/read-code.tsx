import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { call, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import form from '../first-run/form.module.css';
import { Shell } from '../first-run/shell.tsx';
import { useInvitedSteps } from '../first-run/use-steps.ts';

/** Whom a code invites, and as what. */
export type Invited = { code: string; name: string; roles: string[] };

const SHORTEST = 8;

/** The code as it was handed over: typed, pasted, or brought along in the address. */
export function ReadCode({ brought, onRead }: { brought: string; onRead: (invited: Invited) => void }) {
  const { t } = useWords();
  const steps = useInvitedSteps(null);
  const [code, setCode] = useState(brought);
  const { mutate: read, ...reading } = useMutation({
    mutationFn: (typed: string) =>
      call<Omit<Invited, 'code'>>('POST', '/desk/api/invitation/read', { code: typed.trim() }),
    onSuccess: (found, typed) => onRead({ ...found, code: typed.trim() }),
  });
  useEffect(() => {
    if (brought) read(brought);
  }, [brought, read]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    read(code);
  };
  return (
    <Shell
      steps={steps}
      title={t('staff.invited.title')}
      lead={t('staff.invited.lead')}
      foot={
        <Button
          type="submit"
          form="step"
          variant="filled"
          loading={reading.isPending}
          disabled={code.trim().length < SHORTEST}
        >
          {t('staff.first.next')}
        </Button>
      }
    >
      <form id="step" className={form.form} onSubmit={submit}>
        <TextField
          label={t('staff.invited.code')}
          hint={t('staff.invited.hint')}
          value={code}
          onChange={setCode}
          focus
        />
        <Refused error={reading.error} />
      </form>
    </Shell>
  );
}
