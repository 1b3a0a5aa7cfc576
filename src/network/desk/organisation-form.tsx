import { Button, Textarea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { ApiError, Banner, Chips, Field, Sealed, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { useLanguageName } from '#rights/desk/index.ts';
import { hasDigit } from '#people/shared.ts';
import { spokenLanguages } from '#rights/shared.ts';
import { forWhom, services, type NewOrganisation, type OrganisationAnswer } from '../shared.ts';
import styles from './directory.module.css';
import { useDirectory } from './queries.ts';
import { useOrganisationActs } from './use-organisation-acts.ts';

type Draft = Omit<NewOrganisation, 'numbers'> & { numbers: string };

const blank: Draft = {
  ...{ name: '', services: [], forWhom: [], languages: ['sr'], country: 'RS', numbers: '', hours: '' },
  ...{ where: '', safeContact: '', note: '' },
};

function draftOf(was: OrganisationAnswer | null): Draft {
  if (!was) return blank;
  const { name, services: own, forWhom: whom, languages, country, numbers, hours, where, safeContact, note } = was;
  const coded = { services: own, forWhom: whom, languages, country };
  return { name, ...coded, numbers: numbers.join('\n'), hours, where, safeContact, note };
}

export type OrganisationFormProps = { was: OrganisationAnswer | null; onDone: () => void };

/** An organisation is written, or (`was`) changed. */
export function OrganisationForm({ was, onDone }: OrganisationFormProps) {
  const own = useRef<HTMLFormElement>(null);
  useEffect(() => own.current?.querySelector('input')?.focus(), []);
  const { t } = useWords();
  const { write } = useOrganisationActs();
  const newest = useNewest(was);
  const [basis, setBasis] = useState(was);
  const [draft, setDraft] = useState(() => draftOf(was));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const lacks = {
    name: draft.name.trim().length < 2,
    numbers: !saidIn(draft).numbers.every((number) => hasDigit(number) && number.length > 2),
    services: draft.services.length === 0,
  };
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (lacks.name || lacks.numbers || lacks.services) return;
    write.mutate({ was: basis, said: saidIn(draft) }, { onSuccess: onDone });
  };
  const overtaken = write.error instanceof ApiError && write.error.code === 'organisation-changed';
  return (
    <form ref={own} className={styles.form} onSubmit={send} noValidate>
      <h2>{t(was ? 'network.edit' : 'network.new')}</h2>
      <SealedFields
        draft={draft}
        change={change}
        errors={{
          name: tried && lacks.name ? t('network.name.missing') : undefined,
          numbers: tried && lacks.numbers ? t('network.numbers.noDigit') : undefined,
        }}
      />
      <CodedFields
        draft={draft}
        change={change}
        error={tried && lacks.services ? t('network.services.missing') : undefined}
      />
      {overtaken && newest ? (
        <Overtaken
          mine={draft}
          theirs={newest}
          onMine={() => {
            setBasis(newest);
            write.reset();
          }}
          onTheirs={() => {
            setBasis(newest);
            setDraft(draftOf(newest));
            write.reset();
          }}
        />
      ) : (
        <Refused error={write.error} />
      )}
      <div className={styles.acts}>
        <Button type="submit" variant="filled" loading={write.isPending}>
          {t('network.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('network.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** The same organisation as it is known now. */
function useNewest(was: OrganisationAnswer | null): OrganisationAnswer | undefined {
  const { data } = useDirectory();
  return was ? data?.organisations.find(({ id }) => id === was.id) : undefined;
}

function saidIn({ numbers, ...draft }: Draft): NewOrganisation {
  return {
    ...draft,
    numbers: numbers
      .split('\n')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
  };
}

type OvertakenProps = { mine: Draft; theirs: OrganisationAnswer; onMine: () => void; onTheirs: () => void };
const texts = ['name', 'numbers', 'hours', 'where', 'safeContact', 'note'] as const;

/** Somebody wrote meanwhile: what differs, hers beside mine; both stay in the history. */
function Overtaken({ mine, theirs, onMine, onTheirs }: OvertakenProps) {
  const { t } = useWords();
  const hers = draftOf(theirs);
  const differing = texts.filter((field) => mine[field].trim() !== hers[field].trim());
  return (
    <Banner tone="warn" title={t('errors.organisation-changed')} live>
      <Sealed>
        {differing.map((field) => (
          <p key={field}>
            <b>{t(`network.${field}`)}: </b>
            {t('network.overtaken', { theirs: hers[field] || '—', mine: mine[field] || '—' })}
          </p>
        ))}
      </Sealed>
      <span className={styles.acts}>
        <Button size="xs" onClick={onMine}>
          {t('network.keepMine')}
        </Button>
        <Button size="xs" onClick={onTheirs}>
          {t('network.takeTheirs')}
        </Button>
      </span>
    </Banner>
  );
}

type Draw = { draft: Draft; change: (part: Partial<Draft>) => void };
type SealedProps = Draw & { errors: Partial<Record<(typeof texts)[number], string | undefined>> };
type FieldsProps = Draw & { error: string | undefined };

function SealedFields({ draft, change, errors }: SealedProps) {
  const { t } = useWords();
  return (
    <Sealed>
      <div className={styles.stack}>
        {texts.map((field) => (
          <Field key={field} label={t(`network.${field}`)} hint={t(`network.${field}.hint`)} error={errors[field]}>
            {(ties) =>
              field === 'name' || field === 'hours' || field === 'where' ? (
                <TextInput
                  {...ties}
                  value={draft[field]}
                  maxLength={200}
                  autoComplete="off"
                  onChange={(event) => change({ [field]: event.currentTarget.value })}
                />
              ) : (
                <Textarea
                  {...ties}
                  autosize
                  minRows={1}
                  value={draft[field]}
                  maxLength={field === 'safeContact' || field === 'numbers' ? 300 : 1000}
                  autoComplete="off"
                  onChange={(event) => change({ [field]: event.currentTarget.value })}
                />
              )
            }
          </Field>
        ))}
      </div>
    </Sealed>
  );
}

function CodedFields({ draft, change, error }: FieldsProps) {
  const { t } = useWords();
  const spoken = useLanguageName();
  const options = <Code extends string>(codes: readonly Code[], say: (code: Code) => string) =>
    codes.map((value) => ({ value, label: say(value) }));
  return (
    <>
      <Field label={t('network.services')} error={error}>
        {(ties) => (
          <Chips
            {...ties}
            options={options(services, (code) => t(`network.service.${code}`))}
            value={draft.services}
            onChange={(value) => change({ services: value as Draft['services'] })}
          />
        )}
      </Field>
      <Field label={t('network.forWhom')}>
        {(ties) => (
          <Chips
            {...ties}
            options={options(forWhom, (code) => t(`network.for_whom.${code}`))}
            value={draft.forWhom}
            onChange={(value) => change({ forWhom: value as Draft['forWhom'] })}
          />
        )}
      </Field>
      <Field label={t('network.languages')}>
        {(ties) => (
          <Chips
            {...ties}
            options={options(spokenLanguages, spoken)}
            value={draft.languages}
            onChange={(value) => change({ languages: value as Draft['languages'] })}
          />
        )}
      </Field>
    </>
  );
}
