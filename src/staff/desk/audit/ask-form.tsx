import { Select, TextInput, type OptionsFilter } from '@mantine/core';
import { Field, matches, useWords } from '#desk/parts.ts';
import { useColleagues } from '../people/colleagues.tsx';
import styles from './audit.module.css';

export type Asked = { account: string | null; from: string; until: string };

const findByWords: OptionsFilter = ({ options, search }) =>
  options.filter((option) => 'label' in option && matches(search, option.label));

/** Which colleague, from which day to which; those who left are asked about like everybody. */
export function AskForm({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const { t } = useWords();
  const colleagues = useColleagues().data?.colleagues ?? [];
  const wrong = asked.from !== '' && asked.until !== '' && asked.until < asked.from;
  return (
    <form className={styles.ask} onSubmit={(event) => event.preventDefault()}>
      <Field label={t('staff.who-read.who')}>
        {(ties) => (
          <Select
            {...ties}
            disabled={colleagues.length === 0}
            data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
            value={asked.account}
            onChange={(account) => onChange({ ...asked, account })}
            searchable
            selectFirstOptionOnChange
            filter={findByWords}
            nothingFoundMessage={t('staff.share.nobody')}
          />
        )}
      </Field>
      {(['from', 'until'] as const).map((edge) => (
        <Field
          key={edge}
          label={t(`staff.who-read.${edge}`)}
          error={edge === 'until' && wrong && t('staff.who-read.until-wrong')}
        >
          {(ties) => (
            <TextInput
              {...ties}
              type="date"
              value={asked[edge]}
              onChange={(event) => onChange({ ...asked, [edge]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </form>
  );
}
