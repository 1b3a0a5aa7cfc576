import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { newId } from '#kernel/ids.ts';
import { call, Ic, useWords } from '#desk/parts.ts';
import { Refused } from '../ask/refused.tsx';
import form from './form.module.css';
import { LineCard } from './line-card.tsx';
import { blank, dayProblem, draftOf, firstDrafts, lineOf, type LineDraft, type SetLine } from './lines-draft.ts';
import { Shell } from './shell.tsx';
import { useFirstSteps } from './use-steps.ts';
import type { Organisation } from './use-stage.ts';

export type LinesStepProps = { organisation: Organisation; lines: SetLine[]; onBack: () => void; onSet: () => void };

const MOST = 10;

function isWhole(line: LineDraft): boolean {
  const written = line.name.trim() !== '' && /^[0-9+ /()-]{3,30}$/.test(line.number.trim());
  return written && line.languages.length > 0 && (line.always || line.days.every((day) => dayProblem(day) === null));
}

/** Step 2: the numbers people call and when somebody answers. */
export function LinesStep({ organisation, lines, onBack, onSet }: LinesStepProps) {
  const { t } = useWords();
  const steps = useFirstSteps('lines', { organisation: organisation.name });
  const [drafts, setDrafts] = useState(() =>
    lines.length > 0
      ? lines.map(draftOf)
      : firstDrafts({ sos: t('staff.first.lines.sos'), missing: t('staff.first.lines.missing') }),
  );
  const setting = useMutation({
    mutationFn: () => {
      const { name, languages, zone } = organisation;
      return call('POST', '/desk/api/setup/organisation', { name, languages, zone, lines: drafts.map(lineOf) });
    },
    onSuccess: onSet,
  });
  const put = (id: string, change: Partial<LineDraft>) =>
    setDrafts((now) => now.map((line) => (line.id === id ? { ...line, ...change } : line)));
  const whole = drafts.length > 0 && drafts.every(isWhole);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole) setting.mutate();
  };
  return (
    <Shell
      steps={steps}
      eyebrow={t('staff.first.step', { n: 2 })}
      title={t('staff.first.lines.title')}
      lead={t('staff.first.lines.lead')}
      foot={
        <>
          <Button className={form.back} onClick={onBack}>
            {t('staff.first.back')}
          </Button>
          {!whole && <span className={form.small}>{t('staff.first.lines.not-yet')}</span>}
          <Button type="submit" form="step" variant="filled" loading={setting.isPending} disabled={!whole}>
            {t('staff.first.next')}
          </Button>
        </>
      }
    >
      <form id="step" className={form.wide} onSubmit={submit}>
        {drafts.map((line) => (
          <LineCard
            key={line.id}
            line={line}
            onChange={(change) => put(line.id, change)}
            onRemove={drafts.length > 1 ? () => setDrafts(drafts.filter(({ id }) => id !== line.id)) : undefined}
          />
        ))}
        {drafts.length < MOST && (
          <Button
            className={form.start}
            leftSection={<Ic of={IconPlus} />}
            onClick={() => setDrafts([...drafts, blank('sos', newId())])}
          >
            {t('staff.first.lines.add')}
          </Button>
        )}
        <Refused error={setting.error} />
      </form>
    </Shell>
  );
}
