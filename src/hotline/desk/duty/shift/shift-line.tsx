import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Banner, Ic, Initials, Key, Pane, useTimes, useWords } from '#desk/parts.ts';
import { dutyPosts, type DutyLine, type DutyPost, type OnDuty } from '../../../shared.ts';
import { useNames } from '../../editor/people.ts';
import styles from './shift.module.css';
import type { DutyActs } from './use-duty.ts';

export type ShiftLineProps = {
  line: DutyLine;
  me: string;
  acts: DutyActs;
  /** The key T takes this one. */
  first: boolean;
};

/** One line in the shift sheet: its three posts, and what I can do here. */
export function ShiftLine({ line, me, acts, first }: ShiftLineProps) {
  const { t } = useWords();
  const { time } = useTimes();
  const mine = line.posts.filter(({ account }) => account === me);
  const hours = line.until ? t('hotline.duty.line.until', { time: time(line.until) }) : t('hotline.duty.line.always');
  return (
    <Pane title={line.name} aside={line.open ? hours : t('hotline.duty.line.closed')} flush>
      {line.open && !line.held && (
        <div className={styles.warn}>
          <Banner tone="warn" title={t('hotline.duty.line.unheld')}>
            {line.unheldSince && t('hotline.duty.line.unheld-since', { time: time(line.unheldSince) })}
          </Banner>
        </div>
      )}
      <ul className={styles.posts}>
        {dutyPosts.map((post) => (
          <Post key={post} post={post} line={line} me={me} acts={acts} keyed={first && post === 'operator'} />
        ))}
      </ul>
      <footer className={styles.own}>
        {mine.length > 0 && <OwnActs line={line.line} mine={mine} acts={acts} />}
        <Link to={`/handover/${line.line}`} className={styles.link}>
          <Ic of={IconArrowsExchange} size={16} /> {t('hotline.duty.shift.handover')}
        </Link>
      </footer>
    </Pane>
  );
}

function Post(props: { post: DutyPost; line: DutyLine; me: string; acts: DutyActs; keyed: boolean }) {
  const { t } = useWords();
  const { post, line, me, acts, keyed } = props;
  const holders = line.posts.filter((on) => on.post === post);
  const mine = holders.some(({ account }) => account === me);
  return (
    <li className={styles.post}>
      <span className={styles.small}>{t(`hotline.duty.post.${post}`)}</span>
      <div className={styles.holders}>
        {holders.map((on) => (
          <Holder key={on.account} on={on} me={me} />
        ))}
        {holders.length === 0 && <span className={styles.nobody}>{t('hotline.duty.post.nobody')}</span>}
      </div>
      {line.can[post] && !mine && (
        <Button
          size="xs"
          disabled={acts.pending}
          onClick={() => acts.take(line.line, post)}
          rightSection={keyed ? <Key k="T" /> : undefined}
        >
          {t('hotline.duty.take')}
          <span className="said-only">
            {t('hotline.duty.take.what', { post: t(`hotline.duty.post.${post}`), line: line.name })}
          </span>
        </Button>
      )}
    </li>
  );
}

function Holder({ on, me }: { on: OnDuty; me: string }) {
  const { t } = useWords();
  const { time } = useTimes();
  const { name, initials, gender } = useNames()(on.account);
  return (
    <span className={styles.holder} data-away={on.awaySince !== null || undefined}>
      <Initials of={initials} />
      <span>
        {on.account === me ? t('hotline.duty.you') : name}
        <small>
          {on.awaySince
            ? t('hotline.duty.post.away', { gender, time: time(on.awaySince) })
            : t('hotline.duty.post.since', { time: time(on.since) })}
        </small>
      </span>
    </span>
  );
}

function OwnActs({ line, mine, acts }: { line: string; mine: OnDuty[]; acts: DutyActs }) {
  const { t } = useWords();
  const away = mine.some(({ awaySince }) => awaySince !== null);
  return (
    <>
      <Button size="xs" disabled={acts.pending} onClick={() => (away ? acts.back(line) : acts.away(line))}>
        {away ? t('hotline.duty.back') : t('hotline.duty.away')}
      </Button>
      <Button size="xs" disabled={acts.pending} onClick={() => acts.leave(line, null)}>
        {t('hotline.duty.leave')}
      </Button>
    </>
  );
}
