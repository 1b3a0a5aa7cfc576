import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Sealed, useWords, type Words } from '#desk/parts.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { TimelineLine } from '../../shared.ts';
import { lineCodes } from './line-codes.ts';

/** Words that were sealed stay sealed on the screen too: F9 hides them. */
const sealed = { s: (inside: ReactNode[]) => <Sealed inline>{inside}</Sealed> };

/** What a line of the timeline says: its codes in words, and the words somebody wrote or a name on sealed paper. */
export function useLineTitle(): (line: TimelineLine) => ReactNode {
  const words = useWords();
  const { rich } = words;
  const { nameOf } = useReaderWords();
  return (line) => {
    const { kind, ref, said, note, gone } = line;
    switch (kind) {
      case 'case.opened':
        return rich('cases.line.case.opened', {
          from: said['contact'] ? 'contact' : 'none',
          number: said['contact'] ?? '',
        });
      case 'contact.attached':
        return <Attached said={said} contact={gone ? null : ref} />;
      case 'note.written':
        return rich('cases.line.note.written', { voice: note?.voice ?? 'mine' });
      case 'owner.set':
        return rich('cases.line.owner.set', {
          some: said['owner'] ? 'yes' : 'no',
          who: said['owner'] ? nameOf(said['owner']) : '',
        });
      default:
        return codedLine(line, words);
    }
  };
}

function Attached({ said, contact }: { said: Record<string, string>; contact: string | null }) {
  const { t, rich } = useWords();
  const { channel = 'telephone', direction: way = 'incoming' } = said;
  return (
    <>
      {rich('cases.line.contact.attached', { channel, way })}{' '}
      {contact === null ? (
        t('cases.line.contact.gone', { number: said['number'] ?? '' })
      ) : (
        <Link to="/contacts/$id" params={{ id: contact }}>
          {said['number']}
        </Link>
      )}
    </>
  );
}

/** A line whose message takes a code (`what`), perhaps why it is so (`why`), and perhaps words that are sealed. */
function codedLine(line: TimelineLine, { t, rich, has }: Words): ReactNode {
  const key = `cases.line.${line.kind}`;
  if (!has(key)) return t('cases.line.other');
  const word = (code: string | null) => (code !== null && has(code) ? t(code, line.said) : '');
  const { what, why, words } = lineCodes(line);
  const said = { what: word(what), why: word(why), words };
  const there = (text: string) => (text === '' ? 'no' : 'yes');
  const given = { hasWhat: there(said.what), hasWhy: there(said.why), hasWords: there(words) };
  return rich(key, { ...said, ...given }, sealed);
}
