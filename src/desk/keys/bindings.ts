import { createRegistry } from '../registry.ts';
import { useShownKeys } from './resting.ts';

/** One key of a screen: what is pressed, what it does in words already said, and the act. */
export type KeyBinding = {
  /** `c`, `F2`, `mod+s`, `g t` (one after the other). */
  keys: string;
  says: string;
  run: () => void;
  /** Also named in the foot of the frame. */
  foot?: boolean;
  /** Works while a dialog is open too: the frame's own keys, and what cannot wait for somebody to close a sheet. */
  always?: boolean;
};

const registry = createRegistry<KeyBinding>();

function nearest(all: KeyBinding[]): KeyBinding[] {
  const same = (one: KeyBinding, other: KeyBinding) => one.keys.toLowerCase() === other.keys.toLowerCase();
  return all.filter((binding, at) => all.findIndex((other) => same(other, binding)) === at);
}

/** Every binding in use, nearest first; of two on the same keys only the nearer. */
export function bindingsNow(): KeyBinding[] {
  return nearest(registry.now());
}

/** The bindings in use, for the key sheet and the foot, each by the keys that work now. */
export function useBindings(): KeyBinding[] {
  const shown = useShownKeys();
  return nearest(registry.useAll()).map((binding) => ({ ...binding, keys: shown(binding.keys) }));
}

/**
 * Gives a screen its keys while it is there. Letters rest while somebody types, in an open contact, and where the person
 * switched them off; with Alt they work there too, and F-keys and Ctrl/Cmd combinations always do. The bindings also
 * appear on the key sheet (`?`).
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  registry.useEntries(bindings, bindings.map((binding) => `${binding.keys} ${binding.says}`).join('\n'));
}
