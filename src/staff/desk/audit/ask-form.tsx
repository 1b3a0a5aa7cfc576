import { TextInput } from '@mantine/core';
import { Field, FindSelect, useTimes, useWords } from '#desk/parts.ts';
import { useColleagues } from '../people/colleagues.tsx';
import styles from './audit.module.css';

export type Asked = { account: string | null; from: string; until: string };

/** Which colleague, from which day to which; those who left are asked about like everybody. */
export function AskForm({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const { t } = useWords();
  const { held } = useTimes();
  const { data, isPending } = useColleagues();
  const wrong = asked.from !== '' && asked.until !== '' && asked.until < asked.from;
  return (
    <form className={styles.ask} onSubmit={(event) => event.preventDefault()}>
      <Field label={t('staff.who-read.who')}>
        {(ties) => (
          <FindSelect
            {...ties}
            loading={isPending}
            options={(data?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={asked.account}
            onChange={(account) => onChange({ ...asked, account })}
            none={t('staff.share.nobody')}
          />
        )}
      </Field>
      {(['from', 'until'] as const).map((edge) => (
        <Field
          key={edge}
          label={t(`staff.who-read.${edge}`)}
          hint={held(asked[edge])}
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
