import { IconPhoneCall, type Icon } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Chip, Ic, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';

const longestMs = 4 * 3_600_000;

type Props = { since: string; icon?: Icon | undefined; talking?: boolean };

/** How long a talk lasts, to the second; one left open for hours, and what nobody is talking in, says since when. */
export function Running({ since, icon = IconPhoneCall, talking = true }: Props) {
  const { t } = useWords();
  const { time, date, daysFrom } = useTimes();
  const lasts = useMilliseconds(since);
  const seconds = Math.floor(lasts / 1_000);
  const glyph = <Ic of={icon} size={15} />;
  if (talking && lasts < longestMs)
    return (
      <Chip tone="note" glyph={glyph}>
        {t('hotline.desk.lasts', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
      </Chip>
    );
  const today = daysFrom(now(), since) === 0;
  return <Chip glyph={glyph}>{t('hotline.desk.openSince', { when: today ? time(since) : date(since) })}</Chip>;
}

function useMilliseconds(since: string): number {
  const from = new Date(since).getTime();
  const [at, setAt] = useState(() => now().getTime());
  useEffect(() => {
    const timer = setInterval(() => setAt(now().getTime()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, at - from);
}
