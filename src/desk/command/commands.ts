import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { HitReason } from '../parts/hit-why.tsx';
import { createRegistry } from '../registry.ts';

/** The four kinds of things the command bar finds, in the order they are shown. */
export type CommandGroup = 'people' | 'cases' | 'organisations' | 'actions';

export const groups: readonly CommandGroup[] = ['people', 'cases', 'organisations', 'actions'];

/** One row of the command bar. */
export type Command = {
  id: string;
  group: CommandGroup;
  icon: Icon;
  title: string;
  /** The title says who somebody is. */
  sealed?: boolean;
  /** Which letters of the title were found: from, to. */
  marks?: readonly (readonly [number, number])[] | undefined;
  /** A record that exists and may not be read. */
  closed?: boolean;
  note?: ReactNode;
  chip?: ReactNode;
  /** Why it was found; every person shows it. */
  reasons?: readonly HitReason[] | undefined;
  /** The key that does the same without the bar. */
  keys?: string | undefined;
  /** What Enter does, already said; "open" unless given. */
  verb?: string | undefined;
  run: () => void;
};

/** Somewhere to look a query up: people, cases, organisations. The query goes in a body, never in an address. */
export type CommandSource = {
  group: CommandGroup;
  find: (query: string, signal: AbortSignal) => Promise<readonly Command[]>;
};

const commands = createRegistry<Command>();
const sources = createRegistry<CommandSource>();

/** Acts a screen offers in the command bar while it is there. */
export function useCommands(own: readonly Command[]): void {
  commands.useEntries(own, own.map((command) => `${command.id} ${command.title}`).join('\n'));
}

/** A place the command bar searches while the caller is there. */
export function useCommandSource(source: CommandSource): void {
  sources.useEntries([source], source.group);
}

/** What is offered now. */
export const offered = { useCommands: commands.useAll, sourcesNow: sources.now };
