import type { MantineColorSchemeManager } from '@mantine/core';
import type { Locale } from '#kernel/words.ts';
import { createState, useShared } from './state.ts';

/** How one person wants the desk to look. Holds nothing about anybody else, so a browser may remember it. */
export type Look = {
  locale: Locale;
  scheme: 'light' | 'dark' | 'auto';
  density: 'comfortable' | 'compact';
  /** Single-letter keys may be switched off (WCAG 2.1.4). */
  singleKeys: boolean;
};

const place = 'astra.look';
const first: Look = { locale: 'sr-Latn', scheme: 'auto', density: 'comfortable', singleKeys: true };

function remembered(): Look {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<Look>) };
  } catch {
    return first; // no storage (private window) or something else's value
  }
}

const look = createState<Look>(remembered());

/** The chosen look, as state to subscribe to; screens use `useLook`. */
export const lookState = { get: look.get, subscribe: look.subscribe };

/** Changes the look here and for the next time on this browser; the server's copy is kept by `main.tsx`. */
export function setLook(change: Partial<Look>): void {
  look.set({ ...look.get(), ...change });
  try {
    localStorage.setItem(place, JSON.stringify(look.get()));
  } catch {
    // the choice then lasts until the window closes
  }
}

/** The chosen look; renders again when it changes. */
export function useLook(): Look {
  return useShared(look);
}

/** Follows what is chosen in another window of this browser: one person's windows look alike. */
export function followOtherWindows(): () => void {
  const follow = ({ key }: StorageEvent) => {
    if (key === place) look.set(remembered());
  };
  window.addEventListener('storage', follow);
  return () => window.removeEventListener('storage', follow);
}

/** Puts density on the root, where `.compact` of tokens.css works. */
export function wearLook(): () => void {
  const wear = () => document.documentElement.classList.toggle('compact', look.get().density === 'compact');
  wear();
  return look.subscribe(wear);
}

/** Lets Mantine follow `look.scheme` instead of keeping a second memory of it. */
export function schemeFromLook(): MantineColorSchemeManager {
  let stop = () => {};
  return {
    get: () => look.get().scheme,
    set(scheme) {
      if (scheme !== look.get().scheme) setLook({ scheme });
    },
    subscribe(onUpdate) {
      stop = look.subscribe(() => onUpdate(look.get().scheme));
    },
    unsubscribe: () => stop(),
    clear: () => setLook({ scheme: 'auto' }),
  };
}
