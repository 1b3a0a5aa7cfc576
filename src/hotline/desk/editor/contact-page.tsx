import { useParams } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import {
  ApiError,
  EmptyState,
  ErrorState,
  LoadingState,
  PageTitle,
  useRestingLetters,
  useTitle,
  useWords,
} from '#desk/parts.ts';
import { PracticePaper } from '#staff/desk/index.ts';
import type { ContactAnswer } from '../../shared.ts';
import { findOpen, openHere, useOpenContacts } from '../open-contacts.ts';
import { keys, useContact, useContactForm, useMyself } from '../queries.ts';
import { ContactTabs } from '../tabs/tabs.tsx';
import { useKeptTab } from '../tabs/use-tabs.ts';
import styles from './editor.module.css';
import { Editor } from './editor.tsx';

/** One contact by its address. */
export function ContactPage() {
  const { id = '' } = useParams({ strict: false });
  // Already while it is being fetched: the key that began it, pressed again, begins no second one.
  useRestingLetters();
  return <ContactById key={id} id={id} />;
}

function ContactById({ id }: { id: string }) {
  const { t } = useWords();
  const contact = useContact(id);
  const form = useContactForm();
  const error = contact.error ?? form.error;
  useTitle(contact.data?.number);
  if (contact.data && form.data)
    return (
      <PracticePaper practice={contact.data.practiceUntil !== null}>
        <Opened contact={contact.data} form={form.data} />
      </PracticePaper>
    );
  return (
    <div className={styles.alone}>
      <ContactTabs at={id} />
      <div className={styles.message}>
        <PageTitle>{t('hotline.desk.contact')}</PageTitle>
        {error instanceof ApiError && error.status === 404 ? (
          <EmptyState title={t('desk.page.missing.title')}>{t('desk.page.missing.text')}</EmptyState>
        ) : error ? (
          <ErrorState error={error} onRetry={() => void Promise.all([contact.refetch(), form.refetch()])} />
        ) : (
          <LoadingState>{t('hotline.desk.opening')}</LoadingState>
        )}
      </div>
    </div>
  );
}

type OpenedProps = { contact: ContactAnswer; form: NonNullable<ReturnType<typeof useContactForm>['data']> };

function Opened({ contact, form }: OpenedProps) {
  const queries = useQueryClient();
  const me = useMyself()?.id;
  useOpenContacts();
  useKeptTab(contact.id);
  useEffect(() => {
    if (!me) return;
    openHere(contact, me, () => void queries.invalidateQueries({ queryKey: keys.contact(contact.id) }));
  }, [contact, me, queries]);
  const open = findOpen(contact.id);
  return open ? <Editor contact={contact} open={open} {...form} /> : <LoadingState />;
}
