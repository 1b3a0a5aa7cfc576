import { TextInput } from '@mantine/core';
import { Choice, Field, useNow, useTimes, useWords } from '#desk/parts.ts';
import { useZone } from './queries.ts';
import { choicesAt, wallOf, type DueDraft } from './due.ts';

export type DueFieldProps = {
  draft: DueDraft;
  onChange: (draft: DueDraft) => void;
  /** A new promise may be without a time. */
  withNone?: boolean;
  error?: string | undefined;
};

/** By when: the usual moments, or a day and time of one's own. */
export function DueField({ draft, onChange, withNone = false, error }: DueFieldProps) {
  const { t } = useWords();
  const { held } = useTimes();
  const zone = useZone();
  const now = useNow();
  const { choice } = draft;
  return (
    <>
      <Field label={t('tasks.due')} error={choice === 'own' ? undefined : error}>
        {(ties) => (
          <Choice
            {...ties}
            options={choicesAt(now, zone, withNone).map((value) => ({
              value,
              label: t(`tasks.due.${value}`),
            }))}
            value={choice}
            onChange={(next) => onChange({ choice: next, own: draft.own || wallOf(now, zone) })}
          />
        )}
      </Field>
      {choice === 'own' && (
        <Field label={t('tasks.due.when')} hint={held(draft.own)} error={error}>
          {(ties) => (
            <TextInput
              {...ties}
              type="datetime-local"
              value={draft.own}
              onChange={(event) => onChange({ choice, own: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
