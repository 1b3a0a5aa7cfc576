import { Button } from '@mantine/core';
import { Chips, Choice, Field, useWords } from '#desk/parts.ts';
import { TextField } from '../ask/text-field.tsx';
import { spokenLanguages } from '../languages.ts';
import { Hours } from './hours.tsx';
import type { LineDraft } from './lines-draft.ts';
import styles from './lines.module.css';

export type LineCardProps = {
  line: LineDraft;
  onChange: (change: Partial<LineDraft>) => void;
  onRemove: (() => void) | undefined;
};

/** One line: its name, its number, what is spoken on it and when somebody answers. */
export function LineCard({ line, onChange, onRemove }: LineCardProps) {
  const { t, locale } = useWords();
  const kinds = (['sos', 'missing'] as const).map((value) => ({ value, label: t(`staff.first.lines.kind.${value}`) }));
  const when = (['always', 'days'] as const).map((value) => ({ value, label: t(`staff.first.lines.open.${value}`) }));
  return (
    <fieldset className={styles.card}>
      <legend className="said-only">{line.name || t('staff.first.lines.unnamed')}</legend>
      <div className={styles.fields}>
        <TextField label={t('staff.first.lines.name')} value={line.name} onChange={(name) => onChange({ name })} />
        <TextField
          label={t('staff.first.lines.number')}
          hint={t('staff.first.lines.number-hint')}
          placeholder="011 000 0000"
          type="tel"
          inputMode="tel"
          value={line.number}
          onChange={(number) => onChange({ number })}
        />
        <Field label={t('staff.first.lines.kind')}>
          {(ties) => (
            <Choice {...ties} options={kinds} value={line.kind} onChange={(kind) => kind && onChange({ kind })} />
          )}
        </Field>
        <Field label={t('staff.first.lines.languages')}>
          {(ties) => (
            <Chips
              {...ties}
              options={spokenLanguages(locale)}
              value={line.languages}
              onChange={(languages) => onChange({ languages })}
            />
          )}
        </Field>
      </div>
      <Field label={t('staff.first.lines.open')}>
        {(ties) => (
          <Choice
            {...ties}
            options={when}
            value={line.always ? 'always' : 'days'}
            onChange={(value) => value && onChange({ always: value === 'always' })}
          />
        )}
      </Field>
      {!line.always && <Hours days={line.days} onChange={(days) => onChange({ days })} />}
      {onRemove && (
        <Button variant="subtle" className={styles.remove} onClick={onRemove}>
          {t('staff.first.lines.remove')}
        </Button>
      )}
    </fieldset>
  );
}
