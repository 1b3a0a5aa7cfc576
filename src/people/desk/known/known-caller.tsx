import { IconLock } from '@tabler/icons-react';
import { ApiError, Banner, ErrorState, useSentence, useWords } from '#desk/parts.ts';
import type { KnownCallerAnswer } from '../../shared.ts';
import { DeskNotes } from './desk-notes.tsx';
import { EndLimit } from './end-limit.tsx';
import { HitCard } from './hit-card.tsx';
import styles from './known.module.css';
import { Beyond } from './beyond.tsx';
import { PutAside } from './put-aside.tsx';
import { useAnswers } from './use-answers.ts';
import { questionOf } from './use-beyond.ts';
import { useKnown, type Typed } from './use-known.ts';

const locked = ['not-in-search-team', 'search-waits', 'search-opens', 'search-fell'];

/** Who may be calling, as her number or name is typed: explained hits, the rule first, and a person decides. */
export function KnownCaller({ linked, ...typed }: Typed & { linked: readonly string[] }) {
  const known = useKnown(typed);
  if (known.data) return <Found typed={typed} answer={known.data} linked={linked} />;
  if (known.isError) return <NotSearched error={known.error} onRetry={() => void known.refetch()} />;
  return <Searching busy={known.isFetching} />;
}

function Searching({ busy }: { busy: boolean }) {
  const { t } = useWords();
  return <output className={styles.small}>{busy ? t('people.desk.known.asking') : ''}</output>;
}

/** Why nothing could be looked up; a locked search says so plainly. */
export function NotSearched({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useWords();
  const sentence = useSentence();
  if (!(error instanceof ApiError && locked.includes(error.code)))
    return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <Banner icon={IconLock} title={t('people.desk.search.locked')} live>
      {sentence(error)}
    </Banner>
  );
}

type FoundProps = { typed: Typed; answer: KnownCallerAnswer; linked: readonly string[] };

function Found({ typed, answer, linked }: FoundProps) {
  const { t } = useWords();
  const { contact } = typed;
  const question = questionOf(typed);
  const { answers, answer: say } = useAnswers(contact);
  const hits = answer.hits.filter(({ id }) => !linked.includes(id));
  const open = hits.filter(({ id }) => !answers[id]);
  const aside = hits.flatMap((hit) => (answers[hit.id] ? [{ hit, given: answers[hit.id] ?? 'later' }] : []));
  return (
    <section className={styles.known} aria-label={t('people.desk.known.title')}>
      <DeskNotes notes={answer.notes} />
      <output className={styles.eyebrow}>{open.length > 0 ? t('people.desk.known.title') : ''}</output>
      {open.map((hit, at) => (
        <HitCard
          place={at + 1}
          key={hit.id}
          hit={hit}
          contact={contact}
          linked={linked[0]}
          onAnswer={(given) => say(hit.id, given)}
        />
      ))}
      {aside.map(({ hit, given }) => (
        <PutAside key={hit.id} hit={hit} answer={given} onBack={() => say(hit.id, null)} />
      ))}
      <EndLimit againAt={answer.againAt} />
      {answer.left > 0 && <p className={styles.small}>{t('people.desk.known.left', { count: answer.left })}</p>}
      {answer.beyond && <Beyond key={JSON.stringify(question)} question={question} />}
    </section>
  );
}
