import { Textarea } from '@mantine/core';
import { Field, useWords } from '#desk/parts.ts';

/** Words on one sheet: what it holds and what makes a slip noticed. */
const WORDS = 30;

/** How many words have been typed; numbers and marks between them do not matter. */
function countWords(text: string): number {
  return text.split(/[^\p{L}\p{M}]+/u).filter(Boolean).length;
}

/** Whether every sheet has as many words as were printed. */
export function areWhole(shares: readonly string[]): boolean {
  return shares.every((share) => countWords(share) === WORDS);
}

/** The words of some trustees' sheets, copied from paper. */
export function ShareFields({ value, onChange }: { value: readonly string[]; onChange: (shares: string[]) => void }) {
  const { t } = useWords();
  const put = (at: number, text: string) => onChange(value.map((share, index) => (index === at ? text : share)));
  return value.map((share, at) => (
    <Field
      key={at}
      label={t('staff.recovery.sheet', { n: at + 1 })}
      hint={t('staff.recovery.count', { n: countWords(share), all: WORDS })}
    >
      {(ties) => (
        <Textarea
          {...ties}
          rows={4}
          value={share}
          onChange={(event) => put(at, event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      )}
    </Field>
  ));
}
