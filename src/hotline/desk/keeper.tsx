import { IconFilePlus, IconPhonePlus, IconSchool } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Banner, beforeLeaving, useCommands, useKeys, useLive, useWords } from '#desk/parts.ts';
import { watchCalls } from '#staff/desk/index.ts';
import { AskLine } from './begin/ask-line.tsx';
import { AskOther } from './begin/ask-other.tsx';
import { AskPractice } from './begin/ask-practice.tsx';
import { ask } from './begin/begin.ts';
import { useBegin } from './begin/use-begin.ts';
import { keepNotesOf } from './handover/use-note-draft.ts';
import styles from './keeper.module.css';
import { anythingUnsaved, findOpen, flushAll, forgetKept, inCall, leaveAll, resumeAs } from './open-contacts.ts';
import { useTabKeys } from './tabs/use-tabs.ts';
import { keys, useMyself } from './queries.ts';
import { useGathering } from './use-gathered.ts';
import { useFailure } from './use-trying.ts';

/** What of the hotline is there on every screen: the key for a new contact, and that nothing typed is lost. */
export function HotlineKeeper() {
  const { t } = useWords();
  useKeeping();
  useFresh();
  useTabKeys();
  const { now } = useBegin();
  const may = useMyself()?.may.includes('hotline.contact.open') ?? false;
  const other = () => ask('other');
  useKeys(may ? [{ keys: 'c', says: t('hotline.desk.new'), run: now }] : []);
  useCommands(
    may
      ? [
          {
            id: 'new-contact',
            group: 'actions',
            icon: IconPhonePlus,
            title: t('hotline.desk.new'),
            keys: 'C',
            run: now,
          },
          {
            id: 'other-contact',
            group: 'actions',
            icon: IconFilePlus,
            title: t('hotline.desk.begin.other'),
            run: other,
          },
          {
            id: 'practice-contact',
            group: 'actions',
            icon: IconSchool,
            title: t('hotline.practice.begin'),
            run: () => ask('practice'),
          },
        ]
      : [],
  );
  return (
    <>
      <AskLine />
      <AskOther />
      <AskPractice />
      <Failure />
    </>
  );
}

/** What the server refused, in words, over the foot until it is put away. */
function Failure() {
  const { t } = useWords();
  const { sentence, dismiss } = useFailure();
  if (sentence === null) return null;
  return (
    <div className={styles.failure}>
      <Banner
        tone="stop"
        live
        action={
          <button type="button" onClick={dismiss}>
            {t('hotline.desk.failure.close')}
          </button>
        }
      >
        {sentence}
      </Banner>
    </div>
  );
}

function useKeeping(): void {
  const me = useMyself()?.id;
  useEffect(() => {
    if (!me) return;
    resumeAs(me);
    keepNotesOf(me);
  }, [me]);
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent) => {
      leaveAll();
      if (anythingUnsaved()) event.preventDefault();
    };
    const hidden = () => void (document.visibilityState === 'hidden' && flushAll());
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('pagehide', leaveAll);
    document.addEventListener('visibilitychange', hidden);
    const stop = beforeLeaving(flushAll);
    const stopWatch = watchCalls(inCall);
    return () => {
      stop();
      stopWatch();
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('pagehide', leaveAll);
      document.removeEventListener('visibilitychange', hidden);
      // The frame goes away when the desk is locked or left; the lock itself waits for the flush.
      void flushAll().then(forgetKept);
    };
  }, []);
}

const changes = ['contact.opened', 'contact.changed', 'contact.closed', 'contact.reopened'];

function useFresh(): void {
  const queries = useQueryClient();
  const list = useGathering(() => void queries.invalidateQueries({ queryKey: keys.contacts }));
  useLive(changes, ({ kind, id }) => {
    if (kind === 'contact.changed') findOpen(id)?.autosave.heard();
    else void queries.invalidateQueries({ queryKey: keys.contact(id) });
    list();
  });
}
