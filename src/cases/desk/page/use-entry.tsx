import { Link } from '@tanstack/react-router';
import { IconFolderPlus, IconPencil, IconPhoneIncoming, IconScale, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords, type TimelineEntry } from '#desk/parts.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { TimelineLine } from '../../shared.ts';

const icons: Record<string, Icon> = {
  'case.opened': IconFolderPlus,
  'risk.set': IconScale,
  'contact.attached': IconPhoneIncoming,
};

/** A line of the timeline as the screen draws it: its icon, what happened in words, and who wrote it. */
export function useEntryOf(): (line: TimelineLine) => TimelineEntry {
  const { nameOf } = useReaderWords();
  const titleOf = useTitleOf();
  return (line) => ({
    id: line.id,
    at: line.at,
    icon: icons[line.kind] ?? IconPencil,
    title: titleOf(line),
    by: nameOf(line.by),
  });
}

function useTitleOf(): (line: TimelineLine) => ReactNode {
  const { t, rich, has } = useWords();
  return ({ kind, ref, said }) => {
    switch (kind) {
      case 'risk.set':
        return rich('cases.line.risk.set', {
          level: t(`cases.code.risk.${said['level']}`),
          why: said['reason'] ? 'yes' : 'no',
          reason: said['reason'] ?? '',
        });
      case 'case.opened':
        return rich('cases.line.case.opened', {
          from: said['contact'] ? 'contact' : 'none',
          number: said['contact'] ?? '',
        });
      case 'contact.attached':
        return (
          <>
            {rich('cases.line.contact.attached', {
              channel: said['channel'] ?? 'telephone',
              way: said['direction'] ?? 'incoming',
            })}{' '}
            <Link to="/contacts/$id" params={{ id: ref }}>
              {said['number']}
            </Link>
          </>
        );
      default:
        return has(`cases.line.${kind}`) ? rich(`cases.line.${kind}`, said) : t('cases.line.other');
    }
  };
}
