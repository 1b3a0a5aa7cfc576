import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call, Choice, Field, useWords } from '#desk/parts.ts';
import { genders, type Gender } from '../../shared.ts';
import { NewPassphrase } from '../ask/new-passphrase.tsx';
import { passphraseAdvice } from '../ask/passphrase-advice.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import form from './form.module.css';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';
import type { Founding, Organisation } from './use-stage.ts';

type Draft = {
  name: string;
  address: string;
  gender: Gender | null;
  answersCalls: 'yes' | 'no' | null;
  passphrase: string;
};
const nobody: Draft = { name: '', address: '', gender: null, answersCalls: null, passphrase: '' };
export type DirectorStepProps = {
  founding: Founding;
  organisation: Organisation;
  onBack: () => void;
  onMade: () => void;
};

/** Step 3: the person who answers for the organisation, and the passphrase that nobody can reset for her. */
export function DirectorStep({ founding, organisation, onBack, onMade }: DirectorStepProps) {
  const { t } = useWords();
  const steps = useFirstSteps('director', {
    organisation: organisation.name,
    lines: founding.lines.map((line) => line.name).join(', '),
  });
  const [draft, setDraft] = useState(nobody);
  const put = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const personal = [draft.name, draft.address, organisation.name];
  const making = useMutation({
    mutationFn: () =>
      call('POST', '/desk/api/setup/director', {
        ...draft,
        answersCalls: draft.answersCalls === 'yes',
      }),
    onSuccess: onMade,
  });
  const good = passphraseAdvice(draft.passphrase, personal) === 'long-enough';
  const needed = {
    'staff.person.name': draft.name.trim() !== '',
    'staff.person.address': draft.address.includes('@'),
    'staff.person.gender': draft.gender !== null,
    'staff.first.director.calls': draft.answersCalls !== null,
    'staff.passphrase.label': good,
  };
  const lacks = Object.entries(needed).flatMap(([label, given]) => (given ? [] : [t(label)]));
  const whole = lacks.length === 0;
  const begun = lacks.length < Object.keys(needed).length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) making.mutate();
  };
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.first.step', { n: 3 })}
      title={t('staff.first.director.title')}
      lead={t('staff.first.director.lead')}
      foot={
        <>
          <Button className={form.back} onClick={onBack}>
            {t('staff.first.back')}
          </Button>
          <output className={form.small}>
            {begun && !whole && t('staff.invite.lacks', { what: lacks.join(', ') })}
          </output>
          <Button type="submit" form="step" variant="filled" loading={making.isPending} disabled={!whole}>
            {t('staff.first.next')}
          </Button>
        </>
      }
    >
      <form id="step" className={form.two} onSubmit={submit}>
        <div className={form.form}>
          <TextField
            label={t('staff.person.name')}
            value={draft.name}
            onChange={(name) => put({ name })}
            autoComplete="name"
          />
          <TextField
            label={t('staff.person.address')}
            hint={t('staff.person.address-hint')}
            type="email"
            inputMode="email"
            autoComplete="username"
            value={draft.address}
            onChange={(address) => put({ address })}
          />
          <Field label={t('staff.person.gender')}>
            {(ties) => (
              <Choice
                {...ties}
                options={genders.map((value) => ({ value, label: t(`staff.person.gender.${value}`) }))}
                value={draft.gender}
                onChange={(gender) => put({ gender })}
              />
            )}
          </Field>
          <Field label={t('staff.first.director.calls')}>
            {(ties) => (
              <Choice
                {...ties}
                options={(['yes', 'no'] as const).map((value) => ({
                  value,
                  label: t(`staff.first.director.calls.${value}`),
                }))}
                value={draft.answersCalls}
                onChange={(answersCalls) => put({ answersCalls })}
              />
            )}
          </Field>
          <NewPassphrase value={draft.passphrase} onChange={(passphrase) => put({ passphrase })} personal={personal} />
          <Refused error={making.error} />
        </div>
        <section className={form.note} aria-labelledby="why-calls">
          <h2 id="why-calls">{t('staff.first.director.calls.title')}</h2>
          <p>{t('staff.first.director.calls.if')}</p>
          <p>{t('staff.first.director.calls.else')}</p>
        </section>
      </form>
    </Shell>
  );
}
