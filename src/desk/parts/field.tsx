import { useEffect, useId, type ReactNode } from 'react';
import styles from './field.module.css';

/** What ties a control to its label, hint and error; spread it on a control of Mantine's or ours. `error` draws it wrong. */
export type FieldTies = { id: string; 'aria-labelledby': string; error?: true };

export type FieldProps = {
  label: ReactNode;
  /** Short, at the right of the label: "opština, ne adresa". */
  hint?: ReactNode;
  /** One sentence, without blame; the same words as in the summary. */
  error?: ReactNode;
  children: (ties: FieldTies) => ReactNode;
};

// Mantine's inputs put their own aria-describedby over one that is given, so it is written after they are drawn.
function useDescription(id: string, told: string): void {
  useEffect(() => {
    const control = document.getElementById(id);
    if (told) control?.setAttribute('aria-describedby', told);
    else control?.removeAttribute('aria-describedby');
  });
}

/** A label, its hint, a control and its error. `<Field label="…">{(ties) => <TextInput {...ties} />}</Field>` */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const wrong = error !== undefined && error !== null && error !== false;
  const told = [hint !== undefined && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ');
  useDescription(id, told);
  const ties: FieldTies = { id, 'aria-labelledby': `${id}-label` };
  if (wrong) ties.error = true;
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label id={`${id}-label`} htmlFor={id}>
          {label}
        </label>
        {hint !== undefined && <span id={`${id}-hint`}>{hint}</span>}
      </div>
      {children(ties)}
      {wrong && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  );
}
