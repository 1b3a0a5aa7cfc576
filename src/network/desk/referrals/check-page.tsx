import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Banner, Field, FindSelect, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { AskExceptionForm, useConsents } from '#rights/desk/index.ts';
import { dataKinds, type DataKind } from '#rights/shared.ts';
import {
  referralPurposes,
  type OrganisationAnswer,
  type ReferralNeed,
  type ReferralPurpose,
  type Service,
  type Urgency,
} from '../../shared.ts';
import { useDirectory } from '../queries.ts';
import { coverOf, endOf, type Cover } from './cover.ts';
import { HowSoon } from './how-soon.tsx';
import styles from './referrals.module.css';
import { useReferralActs } from './use-referral-acts.ts';

type Draft = {
  organisation: OrganisationAnswer | null;
  purpose: ReferralPurpose;
  service: Service | null;
  data: DataKind[];
  urgency: Urgency;
  needs: readonly ReferralNeed[];
  why: string;
  contactPerson: string;
};
const blank: Draft = {
  organisation: null,
  purpose: 'referral',
  service: null,
  data: [],
  urgency: 'no_hurry',
  needs: [],
  why: '',
  contactPerson: '',
};

/** Before something leaves the house: what goes, what never goes from here, which consent covers it, and why now. */
export function CheckPage({ dossier, onDone }: { dossier: string; onDone: () => void }) {
  const { t } = useWords();
  const { make } = useReferralActs(dossier);
  const consents = useConsents(dossier);
  const [draft, setDraft] = useState(blank);
  const [lacksWhy, setLacksWhy] = useState(false);
  const own = useRef<HTMLHeadingElement>(null);
  useEffect(() => own.current?.focus(), []);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { organisation, purpose, service, data, urgency, needs, why, contactPerson } = draft;
  const given = consents.data;
  const cover = organisation && given ? coverOf(given, { organisation, purpose, data }) : null;
  const send = () => {
    setLacksWhy(why.trim() === '');
    if (!organisation || !service || !cover?.may || why.trim() === '') return;
    const words = { why: why.trim(), contactPerson: contactPerson.trim() };
    const coded = { way: 'sent' as const, purpose, service, data: [...data], urgency, needs: [...needs] };
    make.mutate(
      { organisation: organisation.id, ...coded, ...words, exception: cover.exception },
      { onSuccess: onDone },
    );
  };
  const title = organisation ? t('network.sending', { name: organisation.name }) : t('network.refer');
  return (
    <div className={styles.check}>
      <h2 ref={own} tabIndex={-1}>
        {organisation ? <Sealed inline>{title}</Sealed> : title}
      </h2>
      <Whom draft={draft} change={change} />
      {organisation && (
        <>
          <Goes data={data} agreed={cover?.agreed ?? []} onChange={(kinds) => change({ data: kinds })} />
          {cover && <Covered cover={cover} data={data} />}
          {cover && !cover.may && data.length > 0 && (
            <AskExceptionForm
              dossier={dossier}
              about={{ purpose, recipient: { organisation: organisation.id, name: organisation.name }, data }}
            />
          )}
          <HowSoon urgency={urgency} needs={needs} onChange={change} />
          <Why draft={draft} change={change} error={lacksWhy ? t('network.why.missing') : undefined} />
        </>
      )}
      <Refused error={make.error} />
      <div className={styles.acts}>
        <Button variant="filled" disabled={!cover?.may} loading={make.isPending} onClick={send}>
          {t('network.send', { count: data.length })}
        </Button>
        <Button onClick={onDone}>{t('network.back')}</Button>
        <span className={styles.quiet}>{t('network.noUndo')}</span>
      </div>
    </div>
  );
}

type PartProps = { draft: Draft; change: (part: Partial<Draft>) => void };

function Whom({ draft, change }: PartProps) {
  const { t } = useWords();
  const { data } = useDirectory();
  const there = data?.organisations.filter(({ retiredOn }) => retiredOn === null) ?? [];
  const own = draft.organisation?.services ?? [];
  const pick = (id: string | null) => {
    const organisation = there.find((each) => each.id === id) ?? null;
    change({ organisation, service: organisation?.services[0] ?? null });
  };
  return (
    <div className={styles.two}>
      <Field label={t('network.whom')}>
        {(ties) => (
          <FindSelect
            {...ties}
            options={there.map(({ id, name }) => ({ value: id, label: name }))}
            value={draft.organisation?.id ?? null}
            onChange={pick}
          />
        )}
      </Field>
      <Field label={t('network.purpose')}>
        {(ties) => (
          <Select
            {...ties}
            data={referralPurposes.map((value) => ({ value, label: t(`rights.purpose.${value}`) }))}
            value={draft.purpose}
            allowDeselect={false}
            onChange={(value) => change({ purpose: value as ReferralPurpose })}
          />
        )}
      </Field>
      {own.length > 1 && (
        <Field label={t('network.service')}>
          {(ties) => (
            <Select
              {...ties}
              data={own.map((value) => ({ value, label: t(`network.service.${value}`) }))}
              value={draft.service}
              allowDeselect={false}
              onChange={(value) => change({ service: value as Service })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

type GoesProps = { data: readonly DataKind[]; agreed: readonly DataKind[]; onChange: (data: DataKind[]) => void };

/** What goes, kind by kind: what was agreed, and folded what was not; and what never goes from here. */
function Goes({ data, agreed, onChange }: GoesProps) {
  const { t } = useWords();
  const others = dataKinds.filter((kind) => !agreed.includes(kind));
  const boxes = (kinds: readonly DataKind[]) =>
    kinds.map((kind) => (
      <Checkbox
        key={kind}
        label={t(`rights.data.${kind}`)}
        checked={data.includes(kind)}
        onChange={(event) =>
          onChange(event.currentTarget.checked ? [...data, kind] : data.filter((each) => each !== kind))
        }
      />
    ));
  return (
    <div className={styles.two}>
      <fieldset className={styles.kinds}>
        <legend>{t('network.goes')}</legend>
        {boxes(agreed)}
        <details className={styles.others}>
          <summary>{t('network.notAgreed')}</summary>
          <div className={styles.kinds}>{boxes(others)}</div>
        </details>
      </fieldset>
      <div>
        <h3>{t('network.neverGoes')}</h3>
        <p className={styles.quiet}>{t('network.neverGoes.what')}</p>
      </div>
    </div>
  );
}

function Covered({ cover, data }: { cover: Cover; data: readonly DataKind[] }) {
  const { t } = useWords();
  const { shortDate, date, time } = useTimes();
  const day = (until: string) => date(`${until}T12:00:00Z`);
  if (cover.may && !cover.consent) return <Banner tone="warn">{t('network.coveredByException')}</Banner>;
  const ended = endOf(cover.about);
  if (ended) {
    const on = ended.how === 'over' ? day(ended.on) : shortDate(ended.on);
    return <Banner tone="warn">{t('network.ended', { how: ended.how, date: on })}</Banner>;
  }
  if (data.length === 0) return <p className={styles.quiet}>{t('network.chooseData')}</p>;
  if (!cover.may) return <Banner tone="warn">{t(`errors.${cover.why}`)}</Banner>;
  const { at = '', until = null } = cover.consent ?? {};
  const said = { date: shortDate(at), time: time(at), until: until ? day(until) : '' };
  return <Banner tone="ok">{t('network.covered', said)}</Banner>;
}

function Why({ draft, change, error }: PartProps & { error: string | undefined }) {
  const { t } = useWords();
  const lines = [
    ['why', t('network.why'), error],
    ['contactPerson', t('network.contactPerson'), undefined],
  ] as const;
  return (
    <Sealed>
      {lines.map(([field, label, wrong]) => (
        <Field key={field} label={label} error={wrong}>
          {(ties) => (
            <TextInput
              {...ties}
              value={draft[field]}
              maxLength={field === 'why' ? 500 : 200}
              autoComplete="off"
              onChange={(event) => change({ [field]: event.currentTarget.value })}
            />
          )}
        </Field>
      ))}
    </Sealed>
  );
}
