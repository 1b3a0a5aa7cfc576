import { Fragment, useEffect } from 'react';
import { cx } from '../parts/cx.ts';
import { HitReasons } from '../parts/hit-why.tsx';
import { Ic } from '../parts/ic.tsx';
import { Key } from '../parts/key.tsx';
import { useWords } from '../words.tsx';
import styles from './command-list.module.css';
import { groups, type Command } from './commands.ts';
import { cutByMarks } from './cut.ts';
import type { Found } from './use-found.ts';

/** The id of a row's element, for `aria-activedescendant`. */
export function optionId(row: Command): string {
  return `command-${row.id}`;
}

export type CommandListProps = {
  rows: readonly Command[];
  /** How the search stands: nothing is said to be missing while it is being looked for. */
  search: Found['state'];
  chosen: number;
  onPoint: (at: number) => void;
  onRun: (row: Command) => void;
};

/** The rows by kind; the chosen one is kept in sight. */
export function CommandList({ rows, search, chosen, onPoint, onRun }: CommandListProps) {
  const { t } = useWords();
  const active = rows[chosen];
  useEffect(() => {
    if (active) document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot hold chips and reasons
    <div id="command-list" role="listbox" aria-label={t('desk.command.label')} className={styles.list} data-stays>
      <Missing empty={rows.length === 0} search={search} />
      {groups.map((group) => {
        const own = rows.filter((row) => row.group === group);
        if (own.length === 0) return null;
        return (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a group of options, not of fields
          <div key={group} role="group" aria-labelledby={`command-group-${group}`}>
            <div id={`command-group-${group}`} className={styles.group}>
              {t(`desk.command.${group}.title`)}
            </div>
            {own.map((row) => (
              <Row
                key={row.id}
                row={row}
                chosen={row === active}
                onPoint={() => onPoint(rows.indexOf(row))}
                onRun={() => onRun(row)}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function Missing({ empty, search }: { empty: boolean; search: Found['state'] }) {
  const { t } = useWords();
  if (search === 'failed') return <p className={styles.none}>{t('desk.command.failed')}</p>;
  if (search === 'asking') return <p className={styles.none}>{t('desk.command.asking')}</p>;
  return empty ? <p className={styles.none}>{t('desk.command.none')}</p> : null;
}

function Row({
  row,
  chosen,
  onPoint,
  onRun,
}: {
  row: Command;
  chosen: boolean;
  onPoint: () => void;
  onRun: () => void;
}) {
  const { t } = useWords();
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's
    <div
      id={optionId(row)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element holds text only
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={styles.row}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      <Ic of={row.icon} size={20} />
      <div>
        <span className={cx(styles.title, row.closed && styles.closed)}>
          <Title row={row} />
        </span>{' '}
        {row.chip}{' '}
        {row.note !== undefined && <span className={cx(styles.note, row.closed && styles.under)}>{row.note}</span>}
        {row.reasons && <HitReasons reasons={row.reasons} />}
      </div>
      <span className={styles.act}>
        {row.keys ? (
          <Key k={row.keys} />
        ) : (
          chosen && (
            <>
              {row.verb ?? t('desk.command.open')} <Key k="Enter" />
            </>
          )
        )}
      </span>
    </div>
  );
}

function Title({ row }: { row: Command }) {
  const pieces = cutByMarks(row.title, row.marks ?? []);
  const text = pieces.map((piece, at) =>
    piece.marked ? <mark key={at}>{piece.text}</mark> : <Fragment key={at}>{piece.text}</Fragment>,
  );
  return row.sealed ? <span className="sealed-text">{text}</span> : text;
}
