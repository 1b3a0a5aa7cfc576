import { useState } from 'react';
import { Banner, ChipButton, SafeContact, Sealed, useKeys, useShownKeys, useWords } from '#desk/parts.ts';
import type { DutyCard, MaskedNumber, PersonAnswer } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import { Override } from './override.tsx';
import styles from './safe.module.css';
import { useConfirmed } from './use-confirmed.ts';
import { useNextTime } from './use-next-time.ts';
import { useNumber } from './use-number.ts';
import { useRemind } from './use-remind.ts';
import { useRuleLines } from './use-rule-lines.tsx';

export type SafeBlockProps = {
  person: PersonAnswer;
  /** For which contact the rule is read; null on the person's own page. */
  contact: string | null;
  /** Whose rule, heard only, where several stand together. */
  about?: string | undefined;
};

/** How a person may be reached, before anything else about her; her number opens behind it. */
export function SafeBlock(props: SafeBlockProps) {
  const { card } = props.person;
  if (!card) return null;
  // A rule that was rewritten is read again, and a number shown under the old one goes.
  return <OneRule key={`${props.person.id} ${ruleMark(card)}`} {...props} card={card} />;
}

function ruleMark(card: DutyCard): number {
  const rules = Object.entries(card.fields).filter(([field]) => field.startsWith('safe.'));
  return rules.reduce((sum, [, { version }]) => sum + version, 0);
}

function OneRule({ person, contact, about, card }: SafeBlockProps & { card: DutyCard }) {
  const { t } = useWords();
  const lines = useRuleLines();
  const confirmed = useConfirmed();
  const nextTime = useNextTime();
  const shown = useShownKeys();
  const asking = useNumber(person, contact);
  const numbers = ownFirst(person.file?.numbers ?? []);
  const [wanted, setWanted] = useState(0);
  const [why, setWhy] = useState(false);
  const number = numbers[wanted];
  const asked = asking.data?.id === number?.id ? asking.data : undefined;
  const held = card.ruleRead && !card.may.telephone.allowed ? card.may.telephone : undefined;
  const later = asked?.kind === 'later' ? asked.verdict : asked ? undefined : held;
  const full = asked?.kind === 'shown' ? asked.number : later && number?.masked;
  const reminding = useRemind(person.id, contact);
  const remind = later?.next ? () => reminding.mutate() : undefined;
  useKeys(remind ? [{ keys: 'm', says: t('desk.safe.later.remind'), run: remind, foot: true }] : []);
  const override = person.can.override && !why ? () => setWhy(true) : undefined;
  return (
    <div className={styles.stack}>
      <SafeContact
        rules={lines(card.safe)}
        number={number && { masked: number.masked, full }}
        onRead={number && (() => asking.mutate({ number: number.id }))}
        reading={asking.isPending}
        call={
          later
            ? { kind: 'later', next: nextTime(later), onRemind: remind, remindKeys: shown('m'), onOverride: override }
            : { kind: 'now' }
        }
        confirmed={confirmed(card)}
        about={about}
      />
      {number && <About number={number} />}
      {number && later && why && (
        <Override
          onShow={(reason) => asking.mutate({ number: number.id, override: reason })}
          busy={asking.isPending}
          onClose={() => setWhy(false)}
        />
      )}
      {asked?.kind === 'shown' && asked.overridden && <Passed />}
      <Refused error={asking.error ?? reminding.error} />
      {numbers.length > 1 && <Others numbers={numbers} at={wanted} onTurn={setWanted} />}
    </div>
  );
}

function ownFirst(numbers: readonly MaskedNumber[]): MaskedNumber[] {
  const rank = ({ kind }: MaskedNumber) => (kind === 'own' ? 0 : 1);
  return numbers.toSorted((one, other) => rank(one) - rank(other));
}

function About({ number }: { number: MaskedNumber }) {
  const { t } = useWords();
  if (number.kind === 'other' && number.note === '') return null;
  return (
    <p className={styles.about}>
      {t('people.desk.number.kind', { kind: t(`people.code.number_kind.${number.kind}`) })}
      {number.note !== '' && (
        <>
          {' '}
          <Sealed inline>{number.note}</Sealed>
        </>
      )}
    </p>
  );
}

function Passed() {
  const { t } = useWords();
  return (
    <Banner tone="warn" live>
      {t('people.desk.override.done')}
    </Banner>
  );
}

function Others(props: { numbers: readonly MaskedNumber[]; at: number; onTurn: (at: number) => void }) {
  const { t } = useWords();
  return (
    <fieldset className={styles.others} aria-label={t('people.desk.number.others')}>
      <span>{t('people.desk.number.others')}</span>
      {props.numbers.map(
        (number, at) =>
          at !== props.at && (
            <ChipButton key={number.id} onPress={() => props.onTurn(at)}>
              <Sealed inline>{number.masked}</Sealed> {t(`people.code.number_kind.${number.kind}`)}
            </ChipButton>
          ),
      )}
    </fieldset>
  );
}
