import { useId, type KeyboardEvent, type ReactNode } from 'react';
import styles from './choice.module.css';
import type { FieldTies } from './field.tsx';
import { RiskGlyph, type RiskLevel } from './glyphs.tsx';
import { placeByKey } from './place-by-key.ts';

export type ChoiceOption<Value extends string> = { value: Value; label: ReactNode; risk?: RiskLevel };

/** A group's name: the ties of a `Field`, or said here. */
export type Named = FieldTies | { 'aria-label': string };

/** The same as attributes of the group's element, where "wrong" is told by `aria-invalid`. */
export function groupAttributes(named: Named) {
  if (!('id' in named)) return named;
  const { error, ...ties } = named;
  return { ...ties, 'aria-invalid': error };
}

export type ChoiceProps<Value extends string> = Named & {
  options: readonly ChoiceOption<Value>[];
  value: Value | null;
  /** Null when the answer was taken back: pressing the chosen one again clears it, nothing is required. */
  onChange: (value: Value | null) => void;
  disabled?: boolean;
};

/** More than these do not stand in one row of a pane: they take the width of their words, so that none is left to stretch. */
const mostInRow = 4;

/** A row of buttons of which one may be chosen. Arrows move, 1 to 9 pick, Delete clears. */
export function Choice<Value extends string>({
  options,
  value,
  onChange,
  disabled = false,
  ...named
}: ChoiceProps<Value>) {
  const group = useId();
  const pick = (at: number | null) => onChange(at === null ? null : (options[at]?.value ?? null));
  return (
    <div
      {...groupAttributes(named)}
      role="radiogroup"
      className={styles.row}
      data-many={options.length > mostInRow || undefined}
    >
      {options.map((option, at) => {
        const chosen = option.value === value;
        return (
          <label key={option.value} className={styles.button} data-risk={option.risk}>
            <Radio group={group} chosen={chosen} disabled={disabled} count={options.length} onPick={pick} at={at} />
            {option.risk && chosen && <RiskGlyph level={option.risk} />}
            {option.label}
          </label>
        );
      })}
    </div>
  );
}

export type RadioProps = {
  group: string;
  at: number;
  count: number;
  chosen: boolean;
  onPick: (at: number | null) => void;
  disabled?: boolean;
  name?: string;
};

/** The radio button under a label that is drawn as something else. Pressing the chosen one, or Delete, takes the answer back. */
export function Radio({ group, at, count, chosen, onPick, disabled = false, name }: RadioProps) {
  const byKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const place = event.key === ' ' && chosen ? null : placeByKey(event.key, count);
    if (place === undefined) return;
    event.preventDefault();
    onPick(place);
    if (place !== null) radiosOf(event.currentTarget)[place]?.focus();
  };
  return (
    <input
      type="radio"
      className="said-only"
      name={group}
      aria-label={name}
      checked={chosen}
      disabled={disabled}
      onChange={() => onPick(at)}
      onClick={() => chosen && onPick(null)}
      onKeyDown={byKey}
    />
  );
}

function radiosOf(radio: HTMLInputElement): HTMLElement[] {
  return [...(radio.closest('[role=radiogroup]')?.querySelectorAll<HTMLElement>('input[type=radio]') ?? [])];
}
