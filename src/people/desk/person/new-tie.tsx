import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { call, Chip, ChipButton, Field, FindSelect, Sealed, useWords } from '#desk/parts.ts';
import type { Hit, PersonHit, SearchAnswer, TieAnswer } from '../../shared.ts';
import { useHitName } from '../known/hit-card.tsx';
import { usePersonLists } from '../queries.ts';
import { Refused } from '../refused.tsx';
import { scriptOf } from '../script-of.ts';
import styles from './person.module.css';

const OFFENDER = 'alleged_offender';

type NewTieProps = {
  person: string;
  onTie: (tie: Pick<TieAnswer, 'other' | 'kind' | 'opens'>) => Promise<unknown>;
  busy: boolean;
  error: unknown;
  onClose: () => void;
};

/** Ties somebody known to a person: who, what she is to her, and whether her file opens with this one. */
export function NewTie({ person, onTie, busy, error, onClose }: NewTieProps) {
  const { t } = useWords();
  const kinds = usePersonLists()['tie'] ?? [];
  const [other, setOther] = useState<Hit | null>(null);
  const [kind, setKind] = useState<string | null>(null);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const offender = kind === OFFENDER;
  const opens = chosen ?? !offender;
  const tie = () => other && kind && void onTie({ other: other.id, kind, opens }).then(onClose, () => undefined);
  return (
    <div className={styles.list}>
      {other ? <Chosen hit={other} onOther={() => setOther(null)} /> : <Find person={person} onChoose={setOther} />}
      <Field label={t('people.desk.ties.kind')}>
        {(ties) => (
          <FindSelect
            {...ties}
            options={kinds.map((value) => ({ value, label: t(`people.code.tie.${value}`) }))}
            value={kind}
            onChange={(next) => {
              setKind(next);
              setChosen(null);
            }}
          />
        )}
      </Field>
      <Checkbox
        label={t('people.desk.ties.opens')}
        description={t(offender ? 'people.desk.ties.offender' : 'people.desk.ties.opens.hint')}
        checked={opens}
        onChange={(event) => setChosen(event.currentTarget.checked)}
      />
      <Refused error={error} />
      <div className={styles.acts}>
        <Button size="sm" variant="filled" disabled={!other || !kind} loading={busy} onClick={tie}>
          {t('people.desk.ties.act')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t('people.desk.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** Looks for somebody by name or number, when asked to: every search is noted. */
function Find({ person, onChoose }: { person: string; onChoose: (hit: Hit) => void }) {
  const { t } = useWords();
  const nameOf = useHitName();
  const [query, setQuery] = useState('');
  const finding = useMutation({
    mutationFn: () => call<SearchAnswer>('POST', '/desk/api/search', { query: query.trim() }),
  });
  const find = () => query.trim() !== '' && finding.mutate();
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    find();
  };
  const isOther = (hit: Hit): hit is PersonHit => hit.kind === 'person' && hit.id !== person;
  const hits = finding.data?.hits.filter(isOther);
  return (
    <>
      <Field label={t('people.desk.ties.who')} hint={t('people.desk.ties.who.hint')}>
        {(ties) => (
          <div className={styles.find}>
            <TextInput
              {...ties}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was just asked for
              autoFocus
              value={query}
              maxLength={200}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setQuery(event.currentTarget.value)}
              onKeyDown={byKey}
            />
            <Button size="sm" loading={finding.isPending} onClick={find}>
              {t('people.desk.ties.find')}
            </Button>
          </div>
        )}
      </Field>
      <Refused error={finding.error} />
      {hits && (
        <output className={styles.found}>
          {hits.length === 0 && <span className={styles.quiet}>{t('people.desk.ties.nobody')}</span>}
          {hits.map((hit) => (
            <ChipButton key={hit.id} onPress={() => onChoose(hit)}>
              {nameOf(hit) ?? t('people.desk.known.unnamed')}
            </ChipButton>
          ))}
        </output>
      )}
    </>
  );
}

function Chosen({ hit, onOther }: { hit: Hit; onOther: () => void }) {
  const { t } = useWords();
  const name = useHitName()(hit) ?? t('people.desk.known.unnamed');
  return (
    <div className={styles.fact}>
      <Chip tone="sealed">
        <Sealed inline lang={scriptOf(name)}>
          {name}
        </Sealed>
      </Chip>
      <Button size="xs" variant="subtle" onClick={onOther}>
        {t('people.desk.ties.other')}
      </Button>
    </div>
  );
}
