import { Checkbox, Select, TextInput, Textarea } from '@mantine/core';
import { Chips, Choice, Field, FindSelect, Sealed, useTimes, useWords } from '#desk/parts.ts';
import {
  consentWays,
  dataKinds,
  guardianAnswers,
  spokenLanguages,
  type DataKind,
  type GuardianAnswer,
} from '../../shared.ts';
import { useLanguageName } from '../use-language-name.ts';
import styles from './consents.module.css';
import { dayIn, type ConsentDraft } from './draft.ts';

export type AskFieldsProps = { draft: ConsentDraft; change: (part: Partial<ConsentDraft>) => void };

/** Which data may leave, kind by kind, and until which day. */
export function DataFields({ draft, change, missing }: AskFieldsProps & { missing: boolean }) {
  const { t } = useWords();
  const { held } = useTimes();
  const options = dataKinds.map((value) => ({ value, label: t(`rights.data.${value}`) }));
  return (
    <>
      <Field label={t('rights.data')} error={missing ? t('rights.data.missing') : undefined}>
        {(ties) => (
          <Chips
            {...ties}
            options={options}
            value={draft.data}
            onChange={(data) => change({ data: data as DataKind[] })}
            inside
          />
        )}
      </Field>
      <Field label={t('rights.until')} hint={held(draft.until) ?? t('rights.until.hint')}>
        {(ties) => (
          <TextInput
            {...ties}
            type="date"
            value={draft.until ?? ''}
            min={dayIn(0)}
            max={dayIn(366)}
            onChange={(event) => change({ until: event.currentTarget.value || null })}
          />
        )}
      </Field>
    </>
  );
}

/** How it was asked, and in which language. */
export function HowAsked({ draft, change }: AskFieldsProps) {
  const { t } = useWords();
  const ways = consentWays.map((value) => ({ value, label: t(`rights.way.${value}`) }));
  const nameOf = useLanguageName();
  const spoken = spokenLanguages.map((value) => ({ value, label: nameOf(value) }));
  return (
    <>
      <Field label={t('rights.way')}>
        {(ties) => <Choice {...ties} options={ways} value={draft.way} onChange={(way) => change({ way })} />}
      </Field>
      <Field label={t('rights.language')}>
        {(ties) => (
          <FindSelect
            {...ties}
            options={spoken}
            inside
            value={draft.language}
            clear={t('rights.language.clear')}
            onChange={(language) => change({ language })}
          />
        )}
      </Field>
    </>
  );
}

/** A child agrees and her guardian consents; asked only where it is one, or may be. */
export function ChildFields({ draft: { child }, change }: AskFieldsProps) {
  const { t } = useWords();
  const guardians = guardianAnswers.map((value) => ({ value, label: t(`rights.guardian.${value}`) }));
  return (
    <div className={styles.points}>
      <Checkbox
        label={t('rights.child')}
        checked={child !== null}
        onChange={(event) =>
          change({ child: event.currentTarget.checked ? { assent: false, guardian: 'not_asked' } : null })
        }
      />
      {child && (
        <div className={styles.inner}>
          <Checkbox
            label={t('rights.child.assent')}
            checked={child.assent}
            onChange={(event) => change({ child: { ...child, assent: event.currentTarget.checked } })}
          />
          <Field label={t('rights.child.guardian')}>
            {(ties) => (
              <Select
                {...ties}
                data={guardians}
                value={child.guardian}
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
                onChange={(value) =>
                  change({ child: { ...child, guardian: (value ?? 'not_asked') as GuardianAnswer } })
                }
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}

/** What she said about it, in her own words. */
export function OwnWords({ draft, change }: AskFieldsProps) {
  const { t } = useWords();
  return (
    <Sealed>
      <Field label={t('rights.words')} hint={t('rights.words.hint')}>
        {(ties) => (
          <Textarea
            {...ties}
            autosize
            minRows={1}
            value={draft.words}
            maxLength={2000}
            autoComplete="off"
            onChange={(event) => change({ words: event.currentTarget.value })}
          />
        )}
      </Field>
    </Sealed>
  );
}
