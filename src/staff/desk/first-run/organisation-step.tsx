import { Button, Checkbox, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { locales } from '#kernel/words.ts';
import { defaultZone } from '#kernel/format.ts';
import { call, Field, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import form from './form.module.css';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';
import type { Founding, Organisation } from './use-stage.ts';

const zones = Intl.supportedValuesOf('timeZone');
const nobody: Organisation = { name: '', languages: [...locales], zone: defaultZone };

/** Step 1: what the organisation is called, in which languages it works, in which time it lives. */
export function OrganisationStep({ founding, onNamed }: { founding: Founding; onNamed: () => void }) {
  const { t } = useWords();
  const steps = useFirstSteps('organisation');
  const [draft, setDraft] = useState<Organisation>(founding.organisation ?? nobody);
  const naming = useMutation({
    mutationFn: () => {
      const { name, languages, zone } = draft;
      return call('POST', '/desk/api/setup/organisation', { name, languages, zone });
    },
    onSuccess: onNamed,
  });
  const put = (change: Partial<Organisation>) => setDraft((now) => ({ ...now, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    naming.mutate();
  };
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.first.step', { n: 1 })}
      title={t('staff.first.organisation.title')}
      lead={t('staff.first.organisation.lead')}
      foot={
        <Button
          type="submit"
          form="step"
          variant="filled"
          loading={naming.isPending}
          disabled={!draft.name.trim() || draft.languages.length === 0}
        >
          {t('staff.first.next')}
        </Button>
      }
    >
      <form id="step" className={form.form} onSubmit={submit}>
        <TextField
          label={t('staff.first.organisation.name')}
          value={draft.name}
          onChange={(name) => put({ name })}
          autoComplete="organization"
          required
        />
        <Checkbox.Group
          label={t('staff.first.organisation.languages')}
          value={draft.languages}
          onChange={(languages) => put({ languages })}
        >
          <div className={form.checks}>
            {locales.map((locale) => (
              <Checkbox key={locale} value={locale} label={t(`staff.language.${locale}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <Field label={t('staff.first.organisation.zone')} hint={t('staff.first.organisation.zone-hint')}>
          {(ties) => (
            <Select
              {...ties}
              data={zones}
              value={draft.zone}
              onChange={(zone) => zone && put({ zone })}
              searchable
              allowDeselect={false}
            />
          )}
        </Field>
        <Refused error={naming.error} />
      </form>
    </Shell>
  );
}
