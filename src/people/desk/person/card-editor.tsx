import { Choice, Field, Sealed, useSentence, useWords, type RiskLevel } from '#desk/parts.ts';
import type { DutyCard, PersonAnswer } from '../../shared.ts';
import styles from './person.module.css';
import { Clash, TextBox } from './text-box.tsx';
import { useDraft } from './use-draft.ts';

const boxes = [
  { field: 'how_to_call', most: 200 },
  { field: 'if_rings', most: 2000, rows: 2 },
  { field: 'wake', most: 300 },
  { field: 'told', most: 2000, rows: 2 },
] as const;

/** The duty card under somebody's hands: what must be known at night to call her safely. */
export function CardEditor({ person, card }: { person: PersonAnswer; card: DutyCard }) {
  const { t } = useWords();
  const known = (field: string) => {
    const found = card.fields[field];
    return { value: typeof found?.value === 'string' ? found.value : '', version: found?.version ?? 0 };
  };
  return (
    <Sealed heading={t('people.desk.card')} aside={<span>{t('people.desk.card.aside')}</span>}>
      <div className={styles.boxes}>
        <Risk person={person.id} card={card} />
        {boxes.map(({ field, ...box }) => (
          <TextBox
            key={field}
            person={person.id}
            field={field}
            label={t(`people.desk.card.${field}`)}
            known={known(field)}
            {...box}
          />
        ))}
      </div>
    </Sealed>
  );
}

const levels: readonly RiskLevel[] = ['low', 'medium', 'high', 'critical'];

function Risk({ person, card }: { person: string; card: DutyCard }) {
  const { t } = useWords();
  const sentence = useSentence();
  const known = { value: card.risk, version: card.fields['risk']?.version ?? 0 };
  const draft = useDraft<string | null>(person, 'risk', known);
  const chosen = levels.find((level) => level === draft.value) ?? null;
  const say = (code: string | null) => (code === null ? t('people.desk.removed') : t(`people.code.risk.${code}`));
  return (
    <div>
      <Field label={t('people.desk.card.risk')} error={draft.error ? sentence(draft.error) : undefined}>
        {(ties) => (
          <Choice
            {...ties}
            options={levels.map((value) => ({ value, risk: value, label: t(`people.code.risk.${value}`) }))}
            value={chosen}
            onChange={draft.edit}
          />
        )}
      </Field>
      <Clash draft={draft} label={t('people.desk.card.risk')} say={say} join={(mine) => mine} />
    </div>
  );
}
