import { IconDots, IconKeyboard } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Ic } from '../parts/ic.tsx';
import { Wordmark } from '../parts/marks-of-house.tsx';
import { useWords } from '../words.tsx';
import { Dialog } from './dialog.tsx';
import type { NavItem } from './nav.ts';
import styles from './rail.module.css';

/** The main places: a rail at the left, on a phone a bar at the bottom with the rest behind "more". */
export function Rail({ items, onKeys }: { items: readonly NavItem[]; onKeys: () => void }) {
  const { t } = useWords();
  const [more, setMore] = useState(false);
  return (
    <nav className={`${styles.rail} on-rail`} aria-label={t('desk.frame.nav')}>
      <span className={styles.mark}>
        <Wordmark />
      </span>
      <Places items={items} />
      <button type="button" className={styles.keys} onClick={onKeys}>
        <Ic of={IconKeyboard} size={21} />
        {t('desk.keys.title')}
      </button>
      <button type="button" className={styles.more} onClick={() => setMore(true)} aria-haspopup="dialog">
        <Ic of={IconDots} size={21} />
        {t('desk.frame.more')}
      </button>
      <Dialog open={more} onClose={() => setMore(false)} label={t('desk.frame.more')} className={styles.sheet}>
        <div className={styles.all}>
          <Places items={items} onPick={() => setMore(false)} />
        </div>
      </Dialog>
    </nav>
  );
}

function Places({ items, onPick }: { items: readonly NavItem[]; onPick?: () => void }) {
  return (
    <ul className={styles.places}>
      {items.map((item) => (
        <li key={item.path} data-end={item.end || undefined}>
          <Place item={item} onPick={onPick} />
        </li>
      ))}
    </ul>
  );
}

function Place({ item, onPick }: { item: NavItem; onPick: (() => void) | undefined }) {
  const { t } = useWords();
  return (
    // The home of the desk is the beginning of every address; it is current only where it is the whole of it.
    <Link to={item.path} activeOptions={{ exact: item.path === '/' }} className={styles.place} onClick={onPick}>
      <Ic of={item.icon} size={21} />
      {t(item.word)}
      {item.count && (
        <span className={styles.count}>
          <item.count />
        </span>
      )}
    </Link>
  );
}
