import {
  IconChecklist,
  IconFolders,
  IconHeadset,
  IconKey,
  IconMapSearch,
  IconMessages,
  IconPlus,
  IconTimelineEvent,
  IconUser,
} from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useCommands, useCommandSource, type Command } from '../command/commands.ts';
import { Frame } from '../frame/frame.tsx';
import type { NavItem } from '../frame/nav.ts';
import { reportSaving } from '../frame/saving.ts';
import { Ic } from '../parts/ic.tsx';
import { LineState } from '../parts/line-state.tsx';
import { RiskChip } from '../parts/status-chips.tsx';
import { useMe } from '../use-me.ts';
import { useWords } from '../words.tsx';

const items: NavItem[] = [
  { path: '/duty', icon: IconHeadset, word: 'gallery.nav.duty', order: 1, go: 'd', count: () => 4 },
  { path: '/contacts', icon: IconMessages, word: 'gallery.nav.contacts', order: 2, go: 'k' },
  { path: '/cases', icon: IconFolders, word: 'gallery.nav.cases', order: 3, go: 's' },
  { path: '/missing', icon: IconMapSearch, word: 'gallery.nav.missing', order: 4, count: () => 1 },
  { path: '/tasks', icon: IconChecklist, word: 'gallery.nav.tasks', order: 5, go: 't' },
  { path: '/log', icon: IconTimelineEvent, word: 'gallery.nav.log', order: 9, end: true },
];

function useSampleCommands(): void {
  const { t: sample } = useWords();
  useCommands([
    { id: 'new', group: 'actions', icon: IconPlus, title: sample('gallery.command.new'), keys: 'C', run: () => {} },
  ]);
  const person: Command = {
    id: 'p1',
    group: 'people',
    icon: IconUser,
    title: sample('gallery.name.person'),
    sealed: true,
    marks: [
      [0, 5],
      [9, 15],
    ],
    note: sample('gallery.command.person'),
    reasons: [
      { sign: 'alike', text: sample('gallery.command.script') },
      { sign: 'differs', text: sample('gallery.command.longer') },
      { sign: 'same', text: sample('gallery.command.order') },
    ],
    run: () => {},
  };
  const closed: Command = {
    id: 'p2',
    group: 'people',
    icon: IconKey,
    title: sample('gallery.command.closed'),
    closed: true,
    note: sample('gallery.command.ask'),
    run: () => {},
  };
  const found: Command = {
    id: 'c1',
    group: 'cases',
    icon: IconFolders,
    title: 'C-2025-0140',
    chip: <RiskChip level="medium" />,
    note: sample('gallery.command.case'),
    run: () => {},
  };
  useCommandSource({ group: 'people', find: async () => [person, closed] });
  useCommandSource({ group: 'cases', find: async () => [found] });
}

/** The frame with invented lines, places and finds. */
export function SampleDesk() {
  const { t: sample } = useWords();
  const { data: me } = useMe();
  useSampleCommands();
  useEffect(() => reportSaving({ kind: 'saved', at: '2026-11-23T20:14:02Z' }), []);
  if (!me) return null;
  const lines = (
    <>
      <LineState name={sample('gallery.line.sos')} says={sample('gallery.line.talking')} busy />
      <LineState name="116 000" says={sample('gallery.line.free')} />
    </>
  );
  const foot = (
    <span>
      <Ic of={IconKey} size={14} /> {sample('gallery.foot.search')}
    </span>
  );
  return (
    <Frame items={items} me={me} lines={lines} foot={foot} onLock={() => {}} onSignOut={() => {}}>
      <Outlet />
    </Frame>
  );
}
