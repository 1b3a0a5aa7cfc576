import { HitWhy, useWords } from '#desk/parts.ts';
import type { Hit, KnownCallerAnswer } from '../../shared.ts';
import { DutyCardView } from '../panel/duty-card.tsx';
import { DeskNotes } from './desk-notes.tsx';
import { HitHead, HitRule } from './hit-card.tsx';
import styles from './known.module.css';
import { useReasonRows } from './use-reasons.tsx';

/** Who may have a number, to read before anything is opened: the rule and the card first, then who, why, and notes. */
export function KnownBrief({ answer }: { answer: KnownCallerAnswer }) {
  const { t } = useWords();
  const { hits, notes } = answer;
  const nobody = hits.length === 0 && notes.length === 0;
  return (
    <div className={styles.known}>
      {hits.map((hit, at) => (
        <Brief key={hit.id} hit={hit} place={at + 1} />
      ))}
      <DeskNotes notes={notes} />
      {nobody && <p className={styles.small}>{t('people.desk.known.nobody')}</p>}
    </div>
  );
}

function Brief({ hit, place }: { hit: Hit; place: number }) {
  const { t } = useWords();
  const rows = useReasonRows();
  const card = hit.kind === 'person' ? hit.card : null;
  return (
    <article className={styles.brief} aria-label={t('people.desk.known.one')}>
      {card && <HitRule card={card} place={place} />}
      <div className={styles.hit}>
        {card && <DutyCardView card={card} />}
        <div className={styles.found}>
          <HitHead hit={hit} />
          <HitWhy rows={rows(hit.reasons)} />
        </div>
      </div>
    </article>
  );
}
