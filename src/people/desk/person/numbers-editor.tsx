import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useState, type Ref } from 'react';
import { Banner, Ic, Sealed, useFocusBack, useWords } from '#desk/parts.ts';
import type { MaskedNumber } from '../../shared.ts';
import { Refused } from '../refused.tsx';
import { NumberForm, type NumberDraft } from './number-form.tsx';
import styles from './person.module.css';
import { useNumbers } from './use-numbers.ts';

type NumbersProps = { person: string; numbers: readonly MaskedNumber[]; writable: boolean };

/** Her numbers, masked always; whole ones are shown only behind the rule. */
export function Numbers({ person, numbers, writable }: NumbersProps) {
  const { t } = useWords();
  const acts = useNumbers(person);
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const add = useFocusBack(open === 'new');
  return (
    <div className={styles.list}>
      {numbers.length === 0 && <p className={styles.quiet}>{t('people.desk.numbers.none')}</p>}
      <ul className={styles.list}>
        {numbers.map((number) => (
          <li key={number.id}>
            <OneNumber
              number={number}
              open={open === number.id}
              onChange={writable ? () => setOpen(number.id) : undefined}
              onRemove={() => void acts.remove(number).then(() => add.current?.focus())}
              onClose={close}
              onSend={(draft) => acts.change(draft, number).then(close)}
            />
          </li>
        ))}
      </ul>
      {acts.met && (
        <Banner tone="warn" live>
          {t('people.desk.numbers.met')}
        </Banner>
      )}
      <Refused error={acts.error} />
      {open === 'new' && <NumberForm onClose={close} onSend={(draft) => acts.add(draft).then(close)} />}
      {writable && open !== 'new' && (
        <Button ref={add} size="xs" leftSection={<Ic of={IconPlus} size={14} />} onClick={() => setOpen('new')}>
          {t('people.desk.numbers.add')}
        </Button>
      )}
    </div>
  );
}

type NumberRowProps = {
  number: MaskedNumber;
  onChange: (() => void) | undefined;
  onRemove: () => void;
  back?: Ref<HTMLButtonElement>;
};
type OneNumberProps = Omit<NumberRowProps, 'back'> & {
  open: boolean;
  onClose: () => void;
  onSend: (draft: NumberDraft) => Promise<void>;
};

function OneNumber({ open, onClose, onSend, ...row }: OneNumberProps) {
  const change = useFocusBack(open);
  if (open) return <NumberForm of={row.number} onClose={onClose} onSend={onSend} />;
  return <NumberRow {...row} back={change} />;
}

function NumberRow({ number, onChange, onRemove, back }: NumberRowProps) {
  const { t } = useWords();
  const { masked, kind, note } = number;
  return (
    <div className={styles.fact}>
      <Sealed inline>{masked}</Sealed>
      <span className={styles.quiet}>{t(`people.code.number_kind.${kind}`)}</span>
      {note !== '' && <Sealed inline>{note}</Sealed>}
      {onChange && (
        <span className={styles.ends}>
          <Button
            ref={back}
            size="xs"
            variant="subtle"
            leftSection={<Ic of={IconPencil} size={14} />}
            aria-label={t('people.desk.numbers.change', { masked })}
            onClick={onChange}
          >
            {t('people.desk.change')}
          </Button>
          <Button
            size="xs"
            variant="subtle"
            aria-label={t('people.desk.numbers.remove', { masked })}
            onClick={onRemove}
          >
            {t('people.desk.remove')}
          </Button>
        </span>
      )}
    </div>
  );
}
