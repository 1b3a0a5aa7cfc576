import { useState } from 'react';
import { Banner, useCommands, useKeys, useWords } from '#desk/parts.ts';
import { IconPhoneIncoming } from '@tabler/icons-react';
import type { RingRow } from '../../ring/answers.ts';
import { useDuty } from '../duty/shift/use-duty.ts';
import { useMyself } from '../queries.ts';
import { againKey, OneRing, takeKey } from './one-ring.tsx';
import styles from './ring.module.css';
import { useGone, useWent } from './use-gone.ts';
import { useLineName } from './use-line-name.ts';
import { useRingKnown, useRings } from './use-rings.ts';
import { useTake } from './use-take.ts';

/** `whole`: on the duty desk what is known stands open; elsewhere it unfolds. */
export type RingStripProps = { whole: boolean };

/** The only dark block of the desk: every call that rings, the longest first; and for a moment, who took one. */
export function RingStrip({ whole }: RingStripProps) {
  const { t } = useWords();
  const { data } = useRings();
  const gone = useGone(data);
  const went = useWent();
  const { take, busy, sentence } = useTake();
  const rings = data?.ringing ?? [];
  const keyed = rings.find(({ can }) => can.take)?.id;
  if (rings.length === 0 && !gone && sentence === null) return null;
  return (
    <section className={styles.strip} data-whole={whole || undefined} aria-label={t('hotline.ring.strip')}>
      {rings.map((ring) => (
        <Ringing
          key={ring.id}
          ring={ring}
          whole={whole}
          keyed={ring.id === keyed}
          busy={busy}
          onTake={(again) => take({ ring: ring.id, again })}
        />
      ))}
      {gone && <p className={styles.went}>{went(gone)}</p>}
      {sentence !== null && (
        <Banner tone="stop" live>
          {sentence}
        </Banner>
      )}
    </section>
  );
}

type RingingProps = RingStripProps & {
  ring: RingRow;
  keyed: boolean;
  busy: boolean;
  onTake: (again?: string) => void;
};

function Ringing({ ring, whole, keyed, busy, onTake }: RingingProps) {
  const mine = useOnThisLine(ring.line);
  const [wanted, setWanted] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  // Of several calls the one the keys take stands open; the others unfold.
  const always = whole && keyed;
  const asked = ring.masked !== null && (mine || wanted);
  const known = useRingKnown(ring.id, asked);
  useRingKeys(keyed && ring.can.take ? { ring, again: known.data?.again ?? null, onTake } : null);
  return (
    <OneRing
      ring={ring}
      known={known}
      asked={asked}
      onAsk={() => setWanted(true)}
      keyed={keyed}
      open={always || unfolded}
      onTurn={always ? undefined : () => setUnfolded(!unfolded)}
      busy={busy}
      onTake={onTake}
    />
  );
}

/** Who answers this line is told at once what is known; for anybody else it would be a search nobody needed. */
function useOnThisLine(line: string): boolean {
  const me = useMyself()?.id;
  const { data } = useDuty();
  const posts = data?.lines.find((one) => one.line === line)?.posts ?? [];
  return posts.some(({ account, awaySince }) => account === me && awaySince === null);
}

type Keyed = { ring: RingRow; again: { id: string; number: string } | null; onTake: (again?: string) => void };

function useRingKeys(keyed: Keyed | null): void {
  const { t } = useWords();
  const line = useLineName();
  const take = keyed && {
    keys: takeKey,
    says: t('hotline.ring.take.key', { line: line(keyed.ring.line) }),
    run: () => keyed.onTake(),
    foot: true,
  };
  const again = keyed?.again && {
    keys: againKey,
    says: t('hotline.ring.again', { number: keyed.again.number }),
    run: () => keyed.onTake(keyed.again?.id),
  };
  const bindings = [take, again].filter((binding) => binding !== null && binding !== undefined);
  useKeys(bindings);
  useCommands(
    bindings.map(({ keys, says, run }) => ({
      id: `ring-${keys}`,
      group: 'actions',
      icon: IconPhoneIncoming,
      title: says,
      keys,
      run,
    })),
  );
}
