import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import {
  EmptyState,
  ErrorState,
  FindSelect,
  Ic,
  Key,
  LoadingState,
  PageTitle,
  useEitherWords,
  useKeys,
  useWords,
} from '#desk/parts.ts';
import { Refused } from '#people/desk/index.ts';
import { services, type OrganisationAnswer, type Service } from '../shared.ts';
import styles from './directory.module.css';
import { OrganisationForm } from './organisation-form.tsx';
import { OrganisationRow } from './organisation-row.tsx';
import { PrintDirectory } from './print-directory.tsx';
import { useDirectory } from './queries.ts';
import { organisationsLike, type Sought } from './search.ts';
import { useOrganisationActs } from './use-organisation-acts.ts';

/** Whom to send to: what for, number, hours, languages, where, and when somebody last looked. */
export function DirectoryPage() {
  const { t } = useWords();
  const directory = useDirectory();
  const { check, retire, back, failed } = useOrganisationActs();
  const [sought, setSought] = useState<Sought>({ query: '', service: null, retired: false });
  const [writing, setWriting] = useState<OrganisationAnswer | 'new' | null>(null);
  const { organisations = [], closed = false, can } = directory.data ?? {};
  const either = useEitherWords();
  const say = ({ services: own }: OrganisationAnswer) => own.map((each) => either(`network.service.${each}`)).join(' ');
  const rows = organisationsLike(organisations, sought, say);
  const add = can?.write ? () => setWriting('new') : undefined;
  useKeys(add ? [{ keys: 'n', says: t('network.new'), run: add, foot: true }] : []);
  const acts = (
    <>
      <PrintDirectory organisations={rows} />
      {add && (
        <Button
          variant="filled"
          leftSection={<Ic of={IconPlus} size={17} />}
          rightSection={<Key k="N" />}
          onClick={add}
        >
          {t('network.new')}
        </Button>
      )}
    </>
  );
  return (
    <div className={styles.page}>
      <PageTitle actions={acts}>{t('network.title')}</PageTitle>
      {writing !== null && (
        <OrganisationForm
          key={writing === 'new' ? 'new' : writing.id}
          was={writing === 'new' ? null : writing}
          onDone={() => setWriting(null)}
        />
      )}
      <Filter sought={sought} onSeek={setSought} />
      <Refused error={failed} />
      {directory.isPending && <LoadingState />}
      {directory.isError && <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />}
      {closed && (
        <EmptyState kind="locked" title={t('network.closed')}>
          {t('network.closed.text')}
        </EmptyState>
      )}
      {directory.data && !closed && rows.length === 0 && <None any={organisations.length > 0} />}
      {rows.length > 0 && (
        <ul className={styles.rows} aria-label={t('network.title')}>
          {rows.map((row) => (
            <OrganisationRow
              key={row.id}
              organisation={row}
              onEdit={can?.write ? () => setWriting(row) : undefined}
              onCheck={() => check.mutate(row)}
              onRetire={() => (row.retiredOn === null ? retire : back).mutate(row)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function None({ any }: { any: boolean }) {
  const { t } = useWords();
  if (any) return <EmptyState kind="filtered" title={t('network.noneFor')} />;
  return <EmptyState title={t('network.none')}>{t('network.none.text')}</EmptyState>;
}

function Filter({ sought, onSeek }: { sought: Sought; onSeek: (sought: Sought) => void }) {
  const { t } = useWords();
  const own = useRef<HTMLInputElement>(null);
  useKeys([{ keys: '/', says: t('network.search'), run: () => own.current?.focus() }]);
  const options = services.map((value) => ({ value, label: t(`network.service.${value}`) }));
  return (
    <search className={styles.filter}>
      <TextInput
        ref={own}
        type="search"
        value={sought.query}
        autoComplete="off"
        aria-label={t('network.search')}
        placeholder={t('network.search')}
        leftSection={<Ic of={IconSearch} size={16} />}
        rightSection={sought.query === '' ? <Key k="/" /> : undefined}
        onChange={(event) => onSeek({ ...sought, query: event.currentTarget.value })}
      />
      <FindSelect
        options={options}
        value={sought.service}
        clear={t('network.services.clear')}
        aria-label={t('network.services')}
        placeholder={t('network.services')}
        onChange={(service) => onSeek({ ...sought, service: service as Service | null })}
      />
      <Checkbox
        label={t('network.withRetired')}
        checked={sought.retired}
        onChange={(event) => onSeek({ ...sought, retired: event.currentTarget.checked })}
      />
    </search>
  );
}
