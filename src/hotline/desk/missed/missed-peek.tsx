import { useDebouncedValue } from '@mantine/hooks';
import { Key, Sealed, useWords } from '#desk/parts.ts';
import { NoteHere } from '#people/desk/index.ts';
import type { RingRow } from '../../ring/answers.ts';
import { useNames } from '../editor/people.ts';
import peek from '../peek/peek.module.css';
import { RingKnown } from '../ring/ring-known.tsx';
import { useLineName } from '../ring/use-line-name.ts';
import { useRingKnown } from '../ring/use-rings.ts';
import { CallBack } from './call-back.tsx';
import { KeepNumber } from './keep-number.tsx';
import styles from './missed.module.css';
import { useWhen } from './missed-calls.tsx';
import { OpenMissed } from './open-missed.tsx';

const restMs = 250;

/** A call nobody took, at a glance: what is known of its number, whether it may be rung back, until when it is kept. */
export function MissedPeek({ ring, onClose }: { ring: RingRow; onClose: () => void }) {
  const { t } = useWords();
  // Walking through the list asks only where somebody stops: every asking is a search, and noted.
  const [rested] = useDebouncedValue(ring.id, restMs);
  const known = useRingKnown(ring.id, rested === ring.id && ring.masked !== null);
  return (
    <div className={peek.peek}>
      <div className={peek.inside}>
        <Head ring={ring} onClose={onClose} />
        <section className={styles.part} aria-label={t('hotline.missed.known')}>
          <h3 className={peek.label}>{t('hotline.missed.known')}</h3>
          <RingKnown ring={ring} known={known} />
        </section>
        <CallBack ring={ring} known={known.data} />
        <KeepNumber key={ring.id} ring={ring} />
        {ring.masked !== null && (
          <NoteHere key={ring.id} on={{ held: `/desk/api/rings/${ring.id}/number-note`, masked: ring.masked }} />
        )}
      </div>
      <OpenMissed ring={ring} again={known.data?.again ?? null} />
    </div>
  );
}

function Head({ ring, onClose }: { ring: RingRow; onClose: () => void }) {
  const { t } = useWords();
  const when = useWhen();
  const nameOf = useNames();
  const line = useLineName()(ring.line);
  const answered = ring.state === 'answered';
  return (
    <>
      <div className={peek.where}>
        <span>
          {line} · {when(ring.rangAt)}
        </span>
        <button type="button" onClick={onClose}>
          <Key k="Space" /> {t('hotline.desk.rows.close')}
        </button>
      </div>
      <div className={peek.facts}>
        <h2>{t(answered ? 'hotline.missed.answered' : 'hotline.missed.one', { line })}</h2>
        {ring.masked !== null && <Sealed inline>{ring.masked}</Sealed>}
      </div>
      {answered && <p>{t('hotline.missed.answered.text')}</p>}
      {ring.kept && (
        <p className={peek.none}>
          {t('hotline.missed.kept.by', {
            who: nameOf(ring.kept.by).name,
            reason: t(`hotline.missed.reason.${ring.kept.reason}`),
          })}
        </p>
      )}
    </>
  );
}
