import { Link } from '@tanstack/react-router';
import { Sealed, useWords } from '#desk/parts.ts';
import type { CasePerson } from '../../shared.ts';

/** Somebody of a case by her name, a way to her page where there is one to open; else as the case calls her. */
export function CalledPerson({ somebody }: { somebody: CasePerson }) {
  const { t } = useWords();
  const { person, name, called } = somebody;
  const text = name ?? (called === '' ? null : called);
  const shown = text === null ? t('cases.people.unnamed') : <Sealed inline>{text}</Sealed>;
  if (!person || somebody.role === 'alleged_offender') return shown;
  return (
    <Link to="/people/$id" params={{ id: person }}>
      {shown}
    </Link>
  );
}
