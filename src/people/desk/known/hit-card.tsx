import { Button } from '@mantine/core';
import { useRef } from 'react';
import { Chip, HitWhy, SafeContact, Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { DutyCard, Hit } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import { useConfirmed } from '../safe/use-confirmed.ts';
import { useRuleLines } from '../safe/use-rule-lines.tsx';
import { scriptOf } from '../script-of.ts';
import { useAttach } from '../use-acts.ts';
import styles from './known.module.css';
import { useReasonRows } from './use-reasons.tsx';
import type { HitAnswer } from './use-answers.ts';

export type HitCardProps = {
  hit: Hit;
  /** Its place among the hits, from 1. */
  place: number;
  contact: string;
  /** Who is linked already: an earlier contact found is then about her. */
  linked: string | undefined;
  onAnswer: (answer: HitAnswer) => void;
};

/** Somebody who may be calling: her rule first, then why she was found, and three answers of equal weight. */
export function HitCard({ hit, place, contact, linked, onAnswer }: HitCardProps) {
  const { t } = useWords();
  const rows = useReasonRows();
  const attaching = useAttach(contact);
  const card = useRef<HTMLElement>(null);
  // The card goes with its answer, and the focus with it: it comes to the pane in which she then stands.
  const answered = (act: () => Promise<unknown>) => {
    const pane = card.current?.closest<HTMLElement>('[data-pane]');
    void act().then(
      () => pane?.focus(),
      () => {},
    );
  };
  const attach = () => answered(() => attaching.mutateAsync(linkOf(hit, linked)));
  const reply = (answer: HitAnswer) => answered(async () => onAnswer(answer));
  return (
    <article ref={card} className={styles.hit} aria-label={t('people.desk.known.one')}>
      {hit.kind === 'person' && hit.card && <HitRule card={hit.card} place={place} />}
      <div className={styles.found}>
        <HitHead hit={hit} />
        <HitWhy rows={rows(hit.reasons)} />
        <Refused error={attaching.error} />
        <div className={styles.answers}>
          <Button size="sm" loading={attaching.isPending} onClick={attach}>
            {t('people.desk.known.yes')}
          </Button>
          <Button size="sm" onClick={() => reply('no')}>
            {t('people.desk.known.no')}
          </Button>
          <Button size="sm" onClick={() => reply('later')}>
            {t('people.desk.known.later')}
          </Button>
        </div>
      </div>
    </article>
  );
}

/** A person is linked; an earlier contact without one gets the same person as this contact, new where nobody is yet. */
function linkOf(hit: Hit, linked: string | undefined) {
  if (hit.kind === 'person') return { link: { person: hit.id } };
  return { link: linked ? { person: linked } : { new: {} }, also: hit.id };
}

/** Her rule, as it stands on the duty card; `place` tells several apart, for ears. */
export function HitRule({ card, place }: { card: DutyCard; place: number }) {
  const { t } = useWords();
  const lines = useRuleLines();
  const confirmed = useConfirmed();
  return (
    <SafeContact rules={lines(card.safe)} confirmed={confirmed(card)} about={t('people.desk.known.place', { place })} />
  );
}

/** How a hit is named: by its name where one may read it, else by what the duty card calls her. */
export function useHitName(): (hit: Hit) => string | null {
  return (hit) => {
    if (hit.name !== null) return hit.name;
    const called = hit.kind === 'person' ? hit.card?.fields['how_to_call']?.value : null;
    return typeof called === 'string' && called.trim() !== '' ? called : null;
  };
}

/** Who she may be, and what there was before. */
export function HitHead({ hit }: { hit: Hit }) {
  return (
    <header>
      <Name hit={hit} />
      <Before hit={hit} />
    </header>
  );
}

function Name({ hit }: { hit: Hit }) {
  const { t } = useWords();
  const name = useHitName()(hit);
  return (
    <h3>
      {name === null ? (
        t('people.desk.known.unnamed')
      ) : (
        <Sealed inline lang={scriptOf(name)}>
          {name}
        </Sealed>
      )}
    </h3>
  );
}

function Before({ hit }: { hit: Hit }) {
  const { t } = useWords();
  const { date } = useTimes();
  if (hit.kind === 'contact')
    return <Chip>{t('people.desk.known.contact', { number: hit.number, date: date(hit.day) })}</Chip>;
  return <Chip tone="sealed">{t('people.desk.known.before', { count: hit.earlier.length })}</Chip>;
}
