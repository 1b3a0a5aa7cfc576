import { IconHistory, IconSearch } from '@tabler/icons-react';
import { useState, type KeyboardEvent } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { Ic } from '../parts/ic.tsx';
import { Key } from '../parts/key.tsx';
import { useWords } from '../words.tsx';
import styles from './command-bar.module.css';
import { CommandList, optionId } from './command-list.tsx';
import { offered, type Command } from './commands.ts';
import { Scopes } from './scopes.tsx';
import { gather, readAsked } from './scope.ts';
import { useFound } from './use-found.ts';

/** Traži ili uradi: people, cases, organisations and acts by a few letters. What is typed is kept nowhere. */
export function CommandBar({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open={open} onClose={onClose} label={t('desk.command.label')} className={styles.bar}>
      <Inside onClose={onClose} />
    </Dialog>
  );
}

function Inside({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const asked = readAsked(typed);
  const found = useFound(asked);
  const rows = gather(asked, offered.useCommands(), found.rows);
  const chosen = Math.min(at, Math.max(0, rows.length - 1));
  const write = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  const run = (row: Command | undefined) => {
    if (!row) return;
    onClose();
    row.run();
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && rows.length > 0) setAt((chosen + step + rows.length) % rows.length);
    else if (event.key === 'Enter') run(rows[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <Asking
        typed={typed}
        count={found.state === 'asking' && rows.length === 0 ? null : rows.length}
        active={rows[chosen]}
        onType={write}
        onKeyDown={move}
      />
      <Scopes typed={typed} onChange={write} />
      <CommandList rows={rows} search={found.state} chosen={chosen} onPoint={setAt} onRun={run} />
      <Foot />
    </>
  );
}

type AskingProps = {
  typed: string;
  /** Of rows; null while nobody knows yet. */
  count: number | null;
  active: Command | undefined;
  onType: (text: string) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

function Asking({ typed, count, active, onType, onKeyDown }: AskingProps) {
  const { t } = useWords();
  return (
    <div className={styles.asking}>
      <Ic of={IconSearch} size={22} />
      <input
        role="combobox"
        aria-label={t('desk.command.placeholder')}
        aria-expanded="true"
        aria-controls="command-list"
        aria-activedescendant={active && optionId(active)}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('desk.command.placeholder')}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <output>{count === null ? '' : t('desk.command.count', { n: count })}</output>
      <Key k="Esc" />
    </div>
  );
}

function Foot() {
  const { t } = useWords();
  return (
    <footer className={styles.foot}>
      <span>
        <Key k="Up Down" /> {t('desk.command.move')}
      </span>
      <span>
        <Key k="Enter" /> {t('desk.command.open')}
      </span>
      <span className={styles.noted}>
        <Ic of={IconHistory} size={15} />
        {t('desk.command.noted')}
      </span>
    </footer>
  );
}
