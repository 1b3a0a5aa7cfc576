import { useEffect, useLayoutEffect, useRef } from 'react';
import { Dialog, Key, useWords } from '#desk/parts.ts';
import { ask, useAsking } from './begin.ts';
import styles from './begin.module.css';
import { useBegin, useOwnLines } from './use-begin.ts';

/** Which line, where there are several: one digit answers. */
export function AskLine() {
  const { t } = useWords();
  const asking = useAsking();
  return (
    <Dialog
      open={asking === 'line'}
      onClose={() => ask(null)}
      label={t('hotline.desk.begin.line')}
      className={styles.dialog}
    >
      <Choices />
    </Dialog>
  );
}

function Choices() {
  const { t } = useWords();
  const { begin } = useBegin();
  const lines = useOwnLines();
  const list = useRef<HTMLDivElement>(null);
  const only = lines.length === 1 ? lines[0] : undefined;
  const begun = useRef(false);
  const known = lines.length > 0;
  useEffect(() => {
    if (known) list.current?.querySelector('button')?.focus();
  }, [known]);
  // The key may be pressed before it is known who is on which line; once it is known there is nothing to ask.
  useEffect(() => {
    if (!only || begun.current) return;
    begun.current = true;
    void begin({ line: only.id });
  }, [only, begin]);
  const byKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    const line = lines[Number(event.key) - 1];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const here = buttons.findIndex((button) => button === document.activeElement);
    if (line) void begin({ line: line.id });
    else if (step) buttons[(here + step + buttons.length) % buttons.length]?.focus();
    else return;
    event.preventDefault();
  };
  // On the window, and before the question is seen: the digit comes right behind the key that asked, whatever has the focus.
  useLayoutEffect(() => {
    window.addEventListener('keydown', byKey);
    return () => window.removeEventListener('keydown', byKey);
  });
  return (
    <div ref={list} className={styles.ask}>
      <h2>{t('hotline.desk.begin.line')}</h2>
      {lines.map((line, at) => (
        <button key={line.id} type="button" onClick={() => void begin({ line: line.id })}>
          <span>
            <b>{line.name}</b> {line.number !== line.name && line.number}
          </span>
          <Key k={`${at + 1}`} />
        </button>
      ))}
    </div>
  );
}
