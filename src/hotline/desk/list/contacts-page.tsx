import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { EmptyState, ErrorState, Ic, Key, LoadingState, PageTitle, useWords, useRowKeys } from '#desk/parts.ts';
import type { ContactSummary } from '../../shared.ts';
import { ask } from '../begin/begin.ts';
import { useBegin } from '../begin/use-begin.ts';
import { ContactPeek } from '../peek/contact-peek.tsx';
import { WithPeek } from '../peek/with-peek.tsx';
import { useMyself } from '../queries.ts';
import { EndingSoon } from '../retention/ending-soon.tsx';
import { ContactTabs } from '../tabs/tabs.tsx';
import { ContactRow } from './contact-row.tsx';
import { FilterBar } from './filter-bar.tsx';
import styles from './list.module.css';
import { useContactList, useFilter } from './use-contact-list.ts';

/** The contacts one may open, newest first, narrowed by codes. Found by name only in the command bar. */
export function ContactsPage() {
  const { t } = useWords();
  const { filter, set, clear } = useFilter();
  const list = useContactList(filter);
  const navigate = useNavigate();
  const rows = list.data?.pages.flatMap(({ contacts }) => contacts) ?? [];
  const open = (row: ContactSummary) => void navigate({ to: '/contacts/$id', params: { id: row.id } });
  const { at, peeked, setAt, setPeeked } = useRowKeys(rows, open, { idOf: ({ id }) => id });
  const current = rows[at];
  const peekAt = (place: number) => {
    setAt(place);
    setPeeked(!(peeked && place === at));
  };
  const body = (
    <div className={styles.page}>
      <ContactTabs />
      <Top />
      <EndingSoon />
      <FilterBar filter={filter} onSet={set} />
      {list.isPending && <LoadingState />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <None narrowed={Object.keys(filter).length > 0} onClear={clear} />}
      {rows.length > 0 && (
        <ul className={styles.rows} aria-label={t('hotline.desk.contacts')}>
          {rows.map((row, place) => (
            <ContactRow
              key={row.id}
              row={row}
              current={place === at}
              onPoint={() => setAt(place)}
              onPeek={() => peekAt(place)}
            />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button className={styles.more} loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('hotline.desk.contacts.more')}
        </Button>
      )}
    </div>
  );
  const peek = peeked && current && <ContactPeek id={current.id} onClose={() => setPeeked(false)} />;
  return (
    <WithPeek label={t('hotline.desk.contacts')} peek={peek}>
      {body}
    </WithPeek>
  );
}

function Top() {
  const { t } = useWords();
  const { now } = useBegin();
  const may = useMyself()?.may.includes('hotline.contact.open') ?? false;
  const acts = (
    <>
      <Button onClick={() => ask('other')}>{t('hotline.desk.begin.other')}</Button>
      <Button variant="filled" leftSection={<Ic of={IconPlus} size={17} />} rightSection={<Key k="C" />} onClick={now}>
        {t('hotline.desk.new')}
      </Button>
    </>
  );
  return <PageTitle actions={may ? acts : undefined}>{t('hotline.desk.contacts')}</PageTitle>;
}

function None({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { t } = useWords();
  if (!narrowed)
    return <EmptyState title={t('hotline.desk.contacts.none')}>{t('hotline.desk.contacts.none.text')}</EmptyState>;
  const clear = (
    <Button size="xs" onClick={onClear}>
      {t('hotline.desk.contacts.clear')}
    </Button>
  );
  return (
    <EmptyState kind="filtered" title={t('hotline.desk.contacts.noneFor')} action={clear}>
      {t('hotline.desk.mayExist')}
    </EmptyState>
  );
}
