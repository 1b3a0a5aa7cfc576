import { Button, Checkbox, FileInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { ApiError, Banner, call, ErrorState, Field, useWords } from '#desk/parts.ts';
import { sectors } from '../../shared.ts';
import { keys } from '../queries.ts';
import styles from './lists.module.css';

/** Loads a list from a file as the next version of its name; of a file with wrong lines nothing is taken. */
export function LoadForm() {
  const { t } = useWords();
  const queries = useQueryClient();
  const [sector, setSector] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [source, setSource] = useState('');
  const [verified, setVerified] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const load = useMutation({
    mutationFn: async () =>
      call<{ version: number }>('POST', '/desk/api/screening-lists', {
        sector,
        name,
        source,
        verified,
        file: (await file?.text()) ?? '',
      }),
    onSuccess: () => {
      setFile(null);
      return queries.invalidateQueries({ queryKey: keys.lists });
    },
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    load.mutate();
  };
  const ready = sector !== null && name.trim() !== '' && source.trim() !== '' && file !== null;
  return (
    <form className={styles.form} onSubmit={send}>
      <Field label={t('screening.lists.sector')}>
        {(ties) => (
          <Select
            {...ties}
            data={sectors.map((value) => ({ value, label: t(`screening.code.sector.${value}`) }))}
            value={sector}
            onChange={setSector}
          />
        )}
      </Field>
      <Field label={t('screening.lists.name')}>
        {(ties) => (
          <TextInput
            {...ties}
            maxLength={120}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('screening.lists.source')} hint={t('screening.lists.sourceHint')}>
        {(ties) => (
          <TextInput
            {...ties}
            maxLength={300}
            autoComplete="off"
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={t('screening.lists.file')} hint={t('screening.lists.fileHint')}>
        {(ties) => (
          <FileInput {...ties} accept=".tsv,.csv,text/csv,text/tab-separated-values" value={file} onChange={setFile} />
        )}
      </Field>
      <Checkbox
        label={t('screening.lists.verified')}
        checked={verified}
        onChange={(event) => setVerified(event.currentTarget.checked)}
      />
      <Wrong error={load.error} />
      {load.data && (
        <Banner tone="ok" live>
          {t('screening.lists.loaded', { version: load.data.version })}
        </Banner>
      )}
      <div>
        <Button type="submit" variant="filled" disabled={!ready} loading={load.isPending}>
          {t('screening.lists.load')}
        </Button>
      </div>
    </form>
  );
}

/** Why nothing was loaded: the lines, each with its reason. */
function Wrong({ error }: { error: unknown }) {
  const { t } = useWords();
  if (!error) return null;
  if (!(error instanceof ApiError) || error.code !== 'list-wrong') return <ErrorState error={error} />;
  const lines = (error.details['lines'] ?? []) as number[];
  const why = (error.details['why'] ?? []) as string[];
  return (
    <Banner tone="warn" title={t('screening.lists.wrong')} live>
      <ul>
        {lines.map((line, at) => (
          <li key={line}>{t('screening.lists.line', { line, why: t(`screening.lists.why.${why[at]}`) })}</li>
        ))}
      </ul>
    </Banner>
  );
}
