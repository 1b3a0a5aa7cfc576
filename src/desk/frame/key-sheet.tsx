import { useBindings } from '../keys/bindings.ts';
import { useLettersRest } from '../keys/resting.ts';
import { useLook } from '../look.ts';
import { Key } from '../parts/key.tsx';
import { useWords } from '../words.tsx';
import { Dialog } from './dialog.tsx';
import styles from './key-sheet.module.css';

/** `?`: every key that works on this screen now. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const bindings = useBindings();
  const { singleKeys } = useLook();
  const resting = useLettersRest();
  return (
    <Dialog open={open} onClose={onClose} label={t('desk.keys.title')} className={styles.sheet}>
      <header>
        <h2>{t('desk.keys.title')}</h2>
        <button type="button" onClick={onClose}>
          {t('desk.keys.close')} <Key k="Esc" />
        </button>
      </header>
      {/* Longer than a small screen: the arrows must be able to move it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.all} tabIndex={0} aria-label={t('desk.keys.title')}>
        <dl>
          {bindings.map((binding) => (
            <div key={binding.keys}>
              <dt>
                <Key k={binding.keys} />
              </dt>
              <dd>{binding.says}</dd>
            </div>
          ))}
        </dl>
      </section>
      <p>{t(!singleKeys ? 'desk.keys.off' : resting ? 'desk.keys.resting' : 'desk.keys.typing')}</p>
    </Dialog>
  );
}
