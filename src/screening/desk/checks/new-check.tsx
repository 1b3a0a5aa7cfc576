import { Button, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { call, Choice, ErrorState, Field, useWords } from '#desk/parts.ts';
import type { Age, Kind, ListSummary } from '../../shared.ts';
import { keys, useLists } from '../queries.ts';
import styles from './checks.module.css';

/** Which check: the full one by age and form, the quick eleven, or a locally maintained list. It opens at once. */
export function NewCheck({ dossier, onClose }: { dossier: string; onClose: () => void }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const lists = useLists();
  const [list, setList] = useState('delphi');
  const [age, setAge] = useState<Age | null>(null);
  const [kind, setKind] = useState<Kind | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const begin = useMutation({
    mutationFn: () =>
      call<{ id: string }>('POST', `/desk/api/dossiers/${dossier}/screening`, {
        list,
        ...(age && { age }),
        ...(kind && { kind }),
      }),
    onSuccess: async ({ id }) => {
      void queries.invalidateQueries({ queryKey: keys.checks(dossier) });
      await navigate({ to: '/screening/$id/$run', params: { id: dossier, run: id } });
    },
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  const local = newestLocal(lists.data?.lists ?? []);
  const options = [
    ...['delphi', 'ilo_11'].map((value) => ({ value, label: t(`screening.list.${value}`) })),
    ...local.map(({ id, name, version }) => ({ value: id, label: `${name} (${version})` })),
  ];
  return (
    <form ref={form} className={styles.form} onSubmit={send}>
      <Field label={t('screening.desk.new.which')}>
        {(ties) => <Select {...ties} data={options} value={list} onChange={(value) => setList(value ?? 'delphi')} />}
      </Field>
      {list === 'delphi' && (
        <>
          <Field label={t('screening.desk.new.age')} hint={undefined}>
            {(ties) => <Choice {...ties} options={ageOptions(t)} value={age} onChange={setAge} />}
          </Field>
          <p className={styles.quiet}>{t('screening.desk.new.ageHint')}</p>
          <Field label={t('screening.desk.new.kind')}>
            {(ties) => <Choice {...ties} options={kindOptions(t)} value={kind} onChange={setKind} />}
          </Field>
        </>
      )}
      {begin.error && <ErrorState error={begin.error} />}
      <div className={styles.acts}>
        <Button size="xs" type="submit" variant="filled" loading={begin.isPending}>
          {t('screening.desk.new.begin')}
        </Button>
        <Button size="xs" onClick={onClose}>
          {t('screening.desk.cancel')}
        </Button>
      </div>
    </form>
  );
}

type Say = (key: string) => string;

/** The three ages as a choice. */
export function ageOptions(t: Say) {
  return (['adult', 'child', 'unclear'] as const).map((value) => ({ value, label: t(`screening.code.age.${value}`) }));
}

/** The two forms as a choice. */
export function kindOptions(t: Say) {
  return (['labour', 'sexual'] as const).map((value) => ({ value, label: t(`screening.code.kind.${value}`) }));
}

// Lists come newest version first: of each name only that one is for new checks.
function newestLocal(lists: readonly ListSummary[]): ListSummary[] {
  const seen = new Set<string>();
  return lists.filter(({ family, sector, name }) => {
    const key = `${sector}/${name}`;
    if (family !== 'local' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
