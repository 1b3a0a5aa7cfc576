import { Button } from '@mantine/core';
import {
  IconCheck,
  IconMessageQuestion,
  IconPhone,
  IconShieldLock,
  IconUserX,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { Banner } from './banner.tsx';
import { cx } from './cx.ts';
import { Ic } from './ic.tsx';
import { Key } from './key.tsx';
import styles from './safe-contact.module.css';
import { Sealed } from './sealed.tsx';

/** What one line of the rule is about: what may be done, what never, how to check who it is, what if somebody else answers. */
export type SafeRuleKind = 'may' | 'never' | 'check' | 'other';
export type SafeRule = { kind: SafeRuleKind; text: ReactNode };

const icons: Record<SafeRuleKind, Icon> = {
  may: IconCheck,
  never: IconX,
  check: IconMessageQuestion,
  other: IconUserX,
};

/** Whether one may call now; if not, when next (already said), and the two ways on. */
export type CallNow =
  | { kind: 'now'; onCall?: (() => void) | undefined; keys?: string }
  | {
      kind: 'later';
      next: ReactNode;
      onRemind?: (() => void) | undefined;
      remindKeys?: string;
      onOverride?: (() => void) | undefined;
    };

export type SafeContactProps = {
  rules: readonly SafeRule[];
  /** The masked number; `full` arrives only after the reading was noted. */
  number?: { masked: string; full?: string | undefined } | undefined;
  /** Notes the reading (once per contact and reader, audited) and brings the full number. */
  onRead?: (() => void) | undefined;
  reading?: boolean;
  call?: CallNow | undefined;
  /** Who confirmed the rule and when, already said. */
  confirmed?: ReactNode;
  /** Whose rule it is, where several stand on one screen; heard only. */
  about?: string | undefined;
};

/** How this person may be reached safely: always first, above name, history and any button that rings. */
export function SafeContact({ rules, number, onRead, reading = false, call, confirmed, about }: SafeContactProps) {
  const { t } = useWords();
  const id = useId();
  const read = number?.full !== undefined;
  return (
    <section className={cx('sealed', styles.safe)} aria-labelledby={id}>
      <h2 id={id}>
        <Ic of={IconShieldLock} size={19} />
        <span>
          {t('desk.safe.title')}
          {about !== undefined && <span className="said-only"> {about}</span>}
        </span>
      </h2>
      <ul>
        {rules.map((rule, at) => (
          <li key={at} data-kind={rule.kind}>
            <Ic of={icons[rule.kind]} size={16} />
            <span>
              <span className="said-only">{t(`desk.safe.${rule.kind}`)} </span>
              {rule.text}
            </span>
          </li>
        ))}
      </ul>
      {number && (
        <p className={styles.number}>
          <Ic of={IconPhone} size={16} />
          <Sealed inline>{number.full ?? number.masked}</Sealed>
        </p>
      )}
      {read && call?.kind === 'later' && <NotNow call={call} />}
      <footer>
        {number && !read && onRead && (
          <Button variant="filled" size="sm" onClick={onRead} loading={reading}>
            {t('desk.safe.read')}
          </Button>
        )}
        {read && call?.kind === 'now' && call.onCall && (
          <Button
            variant="filled"
            size="sm"
            onClick={call.onCall}
            leftSection={<Ic of={IconPhone} />}
            rightSection={call.keys && <Key k={call.keys} />}
          >
            {t('desk.safe.call')}
          </Button>
        )}
        {confirmed !== undefined && <span className={styles.confirmed}>{confirmed}</span>}
      </footer>
    </section>
  );
}

function NotNow({ call }: { call: Extract<CallNow, { kind: 'later' }> }) {
  const { t } = useWords();
  return (
    <div className={styles.later}>
      <Banner tone="warn" icon={IconShieldLock} title={t('desk.safe.later.title')}>
        {t('desk.safe.later.next')} {call.next}
      </Banner>
      {call.onRemind && (
        <Button
          variant="filled"
          size="sm"
          onClick={call.onRemind}
          rightSection={call.remindKeys && <Key k={call.remindKeys} />}
        >
          {t('desk.safe.later.remind')}
        </Button>
      )}
      {call.onOverride && (
        <Button variant="subtle" size="sm" onClick={call.onOverride}>
          {t('desk.safe.later.override')}
        </Button>
      )}
    </div>
  );
}
