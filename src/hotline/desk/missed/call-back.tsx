import { Button } from '@mantine/core';
import { IconPhoneCheck, IconPhoneOff, IconPhoneOutgoing, IconShieldLock } from '@tabler/icons-react';
import { Banner, ErrorState, useWords } from '#desk/parts.ts';
import type { RingKnownAnswer, RingRow } from '../../ring/answers.ts';
import { useNames } from '../editor/people.ts';
import { useWhen } from './missed-calls.tsx';
import { callBackBy, useOpenMissed } from './use-missed-acts.ts';

const icons = { 'by-rule': IconPhoneOutgoing, 'not-now': IconShieldLock, unknown: IconPhoneOff };
const tones = { 'by-rule': 'ok', 'not-now': 'warn', unknown: 'note' } as const;

/**
 * Whether one rings back, and why (not): not where the number stands in a contact since; else an unknown number never by
 * default, a known one only by her rule.
 */
export function CallBack({ ring, known }: { ring: RingRow; known: RingKnownAnswer | undefined }) {
  const { t } = useWords();
  if (ring.since) return <Settled since={ring.since} />;
  if (ring.withheld || !known) return null;
  const { callBack } = known;
  const next = nextTime(known);
  return (
    <Banner tone={tones[callBack]} icon={icons[callBack]} title={t(`hotline.missed.back.${callBack}`)}>
      {t(`hotline.missed.back.${callBack}.why`)}
      {ring.can.take && (callBack === 'by-rule' || (callBack === 'not-now' && next !== null)) && (
        <PromiseCall ring={ring} next={callBack === 'by-rule' ? null : next} />
      )}
    </Banner>
  );
}

function Settled({ since }: { since: NonNullable<RingRow['since']> }) {
  const { t } = useWords();
  const when = useWhen();
  const { name, gender } = useNames()(since.by);
  return (
    <Banner tone="ok" icon={IconPhoneCheck} title={t('hotline.missed.since.title')}>
      {t('hotline.missed.since.why', { when: when(since.at), name, gender })}
    </Banner>
  );
}

/** When her rule next allows a call, where it says so of exactly one person. */
function nextTime({ hits }: RingKnownAnswer): string | null {
  const cards = hits.flatMap((hit) => (hit.kind === 'person' && hit.card ? [hit.card] : []));
  const [only] = cards;
  return cards.length === 1 && only ? only.may.telephone.next : null;
}

function PromiseCall({ ring, next }: { ring: RingRow; next: string | null }) {
  const { t } = useWords();
  const when = useWhen();
  const opening = useOpenMissed(ring);
  return (
    <>
      <p>
        <Button size="sm" loading={opening.isPending} onClick={() => opening.mutate({ callBy: callBackBy(next) })}>
          {next === null ? t('hotline.missed.back.promise') : t('hotline.missed.back.promise-at', { when: when(next) })}
        </Button>
      </p>
      {opening.error && <ErrorState error={opening.error} />}
    </>
  );
}
