import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { call, Chip, ChipButton, Field, Sealed, useWords } from '#desk/parts.ts';
import type { Hit, PersonHit, SearchAnswer } from '../../shared.ts';
import { EndLimit } from '../known/end-limit.tsx';
import { useHitName } from '../known/hit-card.tsx';
import { Refused } from '../refused.tsx';
import { scriptOf } from '../script-of.ts';
import styles from './person.module.css';

export type PickPersonProps = {
  /** Who is not offered: the person all this is about. */
  not: string | null;
  value: PersonHit | null;
  onChange: (next: PersonHit | null) => void;
};

/** Somebody known, found by name or number, for those who may search. */
export function PickPerson({ not, value, onChange }: PickPersonProps) {
  if (value) return <Chosen hit={value} onOther={() => onChange(null)} />;
  return <Find not={not} onChoose={onChange} />;
}

/** Looks for somebody by name or number, when asked to: every search is noted. */
function Find({ not, onChoose }: { not: string | null; onChoose: (hit: PersonHit) => void }) {
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
  const isOther = (hit: Hit): hit is PersonHit => hit.kind === 'person' && hit.id !== not;
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
      {finding.data && <EndLimit againAt={finding.data.againAt} />}
      {hits && (
        <output className={styles.found}>
          {hits.length === 0 && finding.data?.againAt === null && (
            <span className={styles.quiet}>{t('people.desk.ties.nobody')}</span>
          )}
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

function Chosen({ hit, onOther }: { hit: PersonHit; onOther: () => void }) {
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
