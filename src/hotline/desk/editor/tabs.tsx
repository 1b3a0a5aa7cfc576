import { Link, useNavigate } from '@tanstack/react-router';
import { IconMail, IconMessage, IconPhoneCall, IconUsers, IconWorld, type Icon } from '@tabler/icons-react';
import { Ic, useKeys, useWords } from '#desk/parts.ts';
import { useSyncExternalStore } from 'react';
import { unsaved } from '../autosave/draft.ts';
import { useOpenContacts, type OpenContact } from '../open-contacts.ts';
import styles from './tabs.module.css';

/** How each channel is drawn; its word always stands beside it. */
export const channelIcons: Record<string, Icon> = {
  telephone: IconPhoneCall,
  walk_in: IconUsers,
  letter: IconMail,
  email: IconMail,
  web_message: IconWorld,
  social_network: IconMessage,
};

const mostKeys = 9;

/** The contacts open in this window: numbers, never names. Alt and a digit turn to one. */
export function ContactTabs({ at }: { at: string }) {
  const { t } = useWords();
  const go = useNavigate();
  const open = useOpenContacts();
  const single = open.length < 2;
  useKeys(
    open.slice(0, mostKeys).map(({ id, number }, place) => ({
      keys: `alt+${place + 1}`,
      says: t('hotline.desk.tabs.go', { number }),
      run: () => void go({ to: '/contacts/$id', params: { id } }),
    })),
  );
  if (single) return null;
  return (
    <nav className={styles.tabs} aria-label={t('hotline.desk.tabs')}>
      {open.map((one) => (
        <Tab key={one.id} open={one} current={one.id === at} />
      ))}
    </nav>
  );
}

function Tab({ open, current }: { open: OpenContact; current: boolean }) {
  const { t } = useWords();
  const { draft } = useSyncExternalStore(open.autosave.subscribe, open.autosave.now);
  const Drawn = channelIcons[open.channel] ?? IconMessage;
  return (
    <Link
      to="/contacts/$id"
      params={{ id: open.id }}
      className={styles.tab}
      aria-current={current ? 'page' : undefined}
    >
      <Ic of={Drawn} size={15} />
      {open.number}
      {!current && unsaved(draft) > 0 && <span className={styles.waits}>{t('hotline.desk.tabs.waits')}</span>}
    </Link>
  );
}
