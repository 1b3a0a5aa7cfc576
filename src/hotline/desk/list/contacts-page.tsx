import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { EmptyState, ErrorState, Ic, Key, LoadingState, PageTitle, useWords } from '#desk/parts.ts';
import type { ContactSummary } from '../../shared.ts';
import { ask } from '../begin/begin.ts';
import { useBegin } from '../begin/use-begin.ts';
import { useContacts } from '../queries.ts';
import { useRowKeys } from '../use-row-keys.ts';
import { ContactPeek } from '../peek/contact-peek.tsx';
import { WithPeek } from '../peek/with-peek.tsx';
import { ContactRow } from './contact-row.tsx';
import { withNumber } from './filter.ts';
import styles from './list.module.css';

/** The contacts one may open, newest first. Found by number here; by name only in the command bar. */
export function ContactsPage() {
  const { t } = useWords();
  const contacts = useContacts();
  const navigate = useNavigate();
  const [asked, setAsked] = useState('');
  const rows = withNumber(contacts.data ?? [], asked);
  const open = (row: ContactSummary) => void navigate({ to: '/contacts/$id', params: { id: row.id } });
  const { at, peeked, setAt, setPeeked } = useRowKeys(rows, open, { idOf: ({ id }) => id });
  const current = rows[at];
  const body = (
    <div className={styles.page}>
      <Top asked={asked} onAsk={setAsked} />
      {contacts.isPending && <LoadingState />}
      {contacts.isError && <ErrorState error={contacts.error} onRetry={() => void contacts.refetch()} />}
      {contacts.data && rows.length === 0 && <None asked={asked} onClear={() => setAsked('')} />}
      {rows.length > 0 && (
        <ul className={styles.rows} aria-label={t('hotline.desk.contacts')}>
          {rows.map((row, place) => (
            <ContactRow
              key={row.id}
              row={row}
              current={place === at}
              onPoint={() => setAt(place)}
              onOpen={() => open(row)}
            />
          ))}
        </ul>
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

function Top({ asked, onAsk }: { asked: string; onAsk: (text: string) => void }) {
  const { t } = useWords();
  const { now } = useBegin();
  return (
    <PageTitle
      beside={
        <TextInput
          type="search"
          value={asked}
          autoComplete="off"
          aria-label={t('hotline.desk.contacts.filter')}
          placeholder={t('hotline.desk.contacts.filter')}
          leftSection={<Ic of={IconSearch} size={16} />}
          onChange={(event) => onAsk(event.currentTarget.value)}
        />
      }
      actions={
        <>
          <Button onClick={() => ask('other')}>{t('hotline.desk.begin.other')}</Button>
          <Button
            variant="filled"
            leftSection={<Ic of={IconPlus} size={17} />}
            rightSection={<Key k="C" />}
            onClick={now}
          >
            {t('hotline.desk.new')}
          </Button>
        </>
      }
    >
      {t('hotline.desk.contacts')}
    </PageTitle>
  );
}

function None({ asked, onClear }: { asked: string; onClear: () => void }) {
  const { t } = useWords();
  if (asked === '')
    return <EmptyState title={t('hotline.desk.contacts.none')}>{t('hotline.desk.contacts.none.text')}</EmptyState>;
  const clear = (
    <Button size="xs" onClick={onClear}>
      {t('hotline.desk.contacts.clear')}
    </Button>
  );
  return (
    <EmptyState kind="filtered" title={t('hotline.desk.contacts.noneFor', { asked })} action={clear}>
      {t('hotline.desk.mayExist')}
    </EmptyState>
  );
}
