import { IconBookmark, IconBuilding, IconCalendar, IconClock } from '@tabler/icons-react';
import { useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { ChipButton, Ic, Key, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { PickOrganisation } from '#network/desk/index.ts';
import styles from './talk.module.css';
import type { Talk } from './use-talk.ts';

export type InsertRowProps = {
  talk: Talk;
  pad: RefObject<HTMLDivElement | null>;
  /** The contact in which an organisation is counted. */
  contact: string;
  /** Whether the pen came here by `/`, and not by Tab: then letters are still a sentence. */
  bySlash: () => boolean;
  onLeft: () => void;
  onPromise?: (() => void) | undefined;
};

/** What `/` puts into the line under the pen. Arrows choose, Enter puts it in, Esc goes back, anything else that is typed stands after its slash. */
export function InsertRow({ talk, pad, contact, bySlash, onLeft, onPromise }: InsertRowProps) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const last = useRef<number>(-1);
  const [picking, setPicking] = useState(false);
  const areas = () => [...(pad.current?.querySelectorAll('textarea') ?? [])];
  const put = (text: string) => {
    const at = last.current >= 0 ? last.current : areas().length - 1;
    const [area, line] = [areas()[at], talk.lines[at]];
    if (!area || !line) return;
    const before = (line.text ?? '').slice(0, area.selectionStart);
    const behind = (line.text ?? '').slice(area.selectionEnd);
    // At once, so that the next letter finds the pen where it belongs.
    flushSync(() => talk.write(line, `${before}${text}${behind}`));
    area.focus();
    area.setSelectionRange(before.length + text.length, before.length + text.length);
  };
  const byKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const chips = [...event.currentTarget.querySelectorAll('button')];
    const here = chips.findIndex((chip) => chip === document.activeElement);
    if (step) chips[(here + step + chips.length) % chips.length]?.focus();
    else if (event.key === '/') put('/');
    else if (bySlash() && writes(event)) put(`/${event.key}`);
    else if (event.key === 'Escape') put('');
    else return;
    event.preventDefault();
  };
  const left = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onLeft();
  };
  return (
    <>
      <div
        role="toolbar"
        tabIndex={-1}
        className={styles.insert}
        data-insert
        aria-label={t('hotline.desk.insert')}
        onKeyDown={byKey}
        onBlur={left}
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
        <ChipButton glyph={<Ic of={IconBuilding} size={15} />} onPress={() => setPicking(true)}>
          {t('hotline.desk.insert.organisation')}
        </ChipButton>
        <ChipButton glyph={<Ic of={IconCalendar} size={15} />} onPress={() => put(`${date(now())} `)}>
          {t('hotline.desk.insert.date')}
        </ChipButton>
        <ChipButton glyph={<Ic of={IconClock} size={15} />} onPress={() => put(`${time(now())} `)}>
          {t('hotline.desk.insert.time')}
        </ChipButton>
      </div>
      {/* Beside the toolbar, not in it: what is typed there is no key of the toolbar. */}
      <PickOrganisation dossier={contact} open={picking} onClose={() => setPicking(false)} onPick={put} />
    </>
  );
}

function writes({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return [...key].length === 1 && !ctrlKey && !metaKey && !altKey;
}
