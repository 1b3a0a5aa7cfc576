import { IconBookmark, IconCalendar, IconClock } from '@tabler/icons-react';
import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { ChipButton, Ic, Key, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import styles from './talk.module.css';
import type { Talk } from './use-talk.ts';

export type InsertRowProps = {
  talk: Talk;
  pad: RefObject<HTMLDivElement | null>;
  onPromise?: (() => void) | undefined;
};

/** What `/` puts into the line under the pen. Arrows choose, Enter puts it in, Esc goes back, a second `/` writes a slash. */
export function InsertRow({ talk, pad, onPromise }: InsertRowProps) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const last = useRef<number>(-1);
  const areas = () => [...(pad.current?.querySelectorAll('textarea') ?? [])];
  const put = (text: string) => {
    const at = last.current >= 0 ? last.current : areas().length - 1;
    const [area, line] = [areas()[at], talk.lines[at]];
    if (!area || !line) return;
    const before = (line.text ?? '').slice(0, area.selectionStart);
    talk.write(line, `${before}${text}${(line.text ?? '').slice(area.selectionEnd)}`);
    area.focus();
    requestAnimationFrame(() => area.setSelectionRange(before.length + text.length, before.length + text.length));
  };
  const byKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const chips = [...event.currentTarget.querySelectorAll('button')];
    const here = chips.findIndex((chip) => chip === document.activeElement);
    if (step) chips[(here + step + chips.length) % chips.length]?.focus();
    else if (event.key === '/') put('/');
    else if (event.key === 'Escape') put('');
    else return;
    event.preventDefault();
  };
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      className={styles.insert}
      data-insert
      aria-label={t('hotline.desk.insert')}
      onKeyDown={byKey}
      onFocus={(event) => {
        const from = areas().findIndex((area) => area === event.relatedTarget);
        if (from >= 0) last.current = from;
      }}
    >
      <Key k="/" /> <span>{t('hotline.desk.insert')}</span>
      {onPromise && (
        <ChipButton glyph={<Ic of={IconBookmark} size={15} />} onPress={onPromise}>
          {t('hotline.desk.insert.promise')}
        </ChipButton>
      )}
      <ChipButton glyph={<Ic of={IconCalendar} size={15} />} onPress={() => put(`${date(now())} `)}>
        {t('hotline.desk.insert.date')}
      </ChipButton>
      <ChipButton glyph={<Ic of={IconClock} size={15} />} onPress={() => put(`${time(now())} `)}>
        {t('hotline.desk.insert.time')}
      </ChipButton>
    </div>
  );
}
