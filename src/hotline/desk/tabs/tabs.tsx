import { Link } from '@tanstack/react-router';
import { IconMessage, IconX } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { Ic, useWords } from '#desk/parts.ts';
import type { ContactTab } from '../../shared.ts';
import { unsaved } from '../autosave/draft.ts';
import { channelIcons } from '../channel-icons.ts';
import { useOpenContacts, type OpenContact } from '../open-contacts.ts';
import { PracticeMark } from '#staff/desk/index.ts';
import styles from './tabs.module.css';
import { useTabActs } from './use-tabs.ts';

/** The contacts I have open: numbers, never names. On a contact of its own a single tab says nothing and is left out. */
export function ContactTabs({ at }: { at?: string }) {
  const { t } = useWords();
  const { tabs, close } = useTabActs();
  const open = useOpenContacts();
  // What is still being kept stays in sight, whatever became of its tab.
  const loose = open.filter(
    ({ id, autosave }) => unsaved(autosave.now().draft) > 0 && !tabs.some((tab) => tab.id === id),
  );
  const all: Shown[] = [...tabs, ...loose];
  if (all.length === 0 || (all.length === 1 && all[0]?.id === at)) return null;
  return (
    <nav className={styles.tabs} aria-label={t('hotline.desk.tabs')}>
      {all.map((tab) => (
        <Tab
          key={tab.id}
          tab={tab}
          open={open.find(({ id }) => id === tab.id)}
          current={tab.id === at}
          onClose={() => void close(tab.id)}
        />
      ))}
    </nav>
  );
}

type Shown = Pick<ContactTab, 'id' | 'number' | 'channel'>;
type TabProps = { tab: Shown; open: OpenContact | undefined; current: boolean; onClose: () => void };

function Tab({ tab, open, current, onClose }: TabProps) {
  const { t } = useWords();
  return (
    <span className={styles.tab} data-current={current || undefined}>
      <Link to="/contacts/$id" params={{ id: tab.id }} aria-current={current ? 'page' : undefined}>
        <Ic of={channelIcons[tab.channel] ?? IconMessage} size={15} />
        {tab.number}
        <PracticeMark number={tab.number} />
        {open && !current && <Waits open={open} />}
      </Link>
      <button type="button" onClick={onClose} aria-label={t('hotline.desk.tabs.closeOne', { number: tab.number })}>
        <Ic of={IconX} size={14} />
      </button>
    </span>
  );
}

function Waits({ open }: { open: OpenContact }) {
  const { t } = useWords();
  const { draft } = useSyncExternalStore(open.autosave.subscribe, open.autosave.now);
  return unsaved(draft) > 0 ? <span className={styles.waits}>{t('hotline.desk.tabs.waits')}</span> : null;
}
