import { matches } from '#kernel/fold.ts';
import { groups, type Command, type CommandGroup } from './commands.ts';

/** The sign that narrows the bar to one kind of thing. */
export const prefixes: Record<CommandGroup, string> = { people: '@', cases: '#', organisations: '!', actions: '>' };

/** What was typed: the kind it is narrowed to, if any, and the words. */
export type Asked = { scope: CommandGroup | null; words: string };

/** Reads `@ana` as people named ana; without a sign everything is asked. */
export function readAsked(typed: string): Asked {
  const scope = groups.find((group) => typed.startsWith(prefixes[group])) ?? null;
  return { scope, words: (scope ? typed.slice(1) : typed).trim() };
}

/** Rewrites what was typed for another kind, keeping the words; null is everything. */
export function withScope(typed: string, scope: CommandGroup | null): string {
  const { words } = readAsked(typed);
  return scope ? `${prefixes[scope]}${words}` : words;
}

/**
 * The rows to show: what was found, then the acts whose words begin so, by kind in their order; acts with a key of their
 * own, the daily ones, before places that are seldom visited. Of two with one id the first.
 */
export function gather(asked: Asked, acts: readonly Command[], found: readonly Command[]): Command[] {
  const told = acts.filter((act) => matches(asked.words, act.title));
  const fitting = [...found, ...told.filter(({ keys }) => keys), ...told.filter(({ keys }) => !keys)];
  const once = fitting.filter((one, at) => fitting.findIndex((other) => other.id === one.id) === at);
  return groups
    .filter((group) => !asked.scope || group === asked.scope)
    .flatMap((group) => once.filter((one) => one.group === group));
}
