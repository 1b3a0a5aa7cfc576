import { locales, ownNames } from '#kernel/words.ts';
import { useWords } from '#desk/parts.ts';
import styles from './tongue.module.css';

/** Language and script for those who are not signed in. */
export function Tongue() {
  const { t, locale, setLocale } = useWords();
  return (
    <fieldset className={styles.tongue} aria-label={t('staff.language')}>
      {locales.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === locale} onClick={() => setLocale(each)}>
          {ownNames[each]}
        </button>
      ))}
    </fieldset>
  );
}
