import { createWords, type Locale } from '#kernel/words.ts';
import en from './words/en.json' with { type: 'json' };
import sr from './words/sr-Latn.json' with { type: 'json' };
import styles from './words-missing.module.css';

/** Shown when the words themselves could not be fetched; the frame's own few sentences are built in for this moment. */
export function WordsMissing({ locale, onRetry }: { locale: Locale; onRetry: () => void }) {
  const tongue = locale === 'en' ? 'en' : 'sr-Latn';
  const words = createWords({ 'sr-Latn': sr, en });
  return (
    <main className={styles.page}>
      <h1>{words.say(tongue, 'desk.server.away.title')}</h1>
      <p>{words.say(tongue, 'desk.server.away.text')}</p>
      <button type="button" onClick={onRetry}>
        {words.say(tongue, 'desk.error.retry')}
      </button>
    </main>
  );
}
