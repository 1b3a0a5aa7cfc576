import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** A place in the rail. */
export type NavEntry = {
  icon: Icon;
  /** Key of its word. */
  word: string;
  /** Rail order, low first. */
  order: number;
  /** At the bottom of the rail: diary, settings. */
  end?: boolean;
  /** The letter after G that leads there. */
  go?: string;
  /** Shown only to those who may (`module.verb`). */
  needs?: string;
  /** Renders how many wait there, or nothing. */
  count?: ComponentType;
};

/** A place in the rail with its address under /desk. */
export type NavItem = NavEntry & { path: string };

/** Everybody's main places first, then those at the end; only what this person may. */
export function navFor(items: readonly NavItem[], may: readonly string[]): NavItem[] {
  const seen = items.filter((item) => !item.needs || may.includes(item.needs));
  return seen.toSorted(
    (one, other) => Number(one.end ?? false) - Number(other.end ?? false) || one.order - other.order,
  );
}
