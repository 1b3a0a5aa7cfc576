import type { ComponentType } from 'react';
import type { NavEntry } from './frame/nav.ts';

/** One page of the desk, as a module's `desk/index.ts` offers it. */
export type DeskScreen = {
  /** Under /desk, as the router writes it: `/contacts`, `/contacts/$id`. Never anything that says who somebody is. */
  path: string;
  element: ComponentType;
  /** Key of the tab's title; `useTitle` replaces it by a number, never by a name. */
  title: string;
  /** A place in the rail. */
  nav?: NavEntry;
  /** For whoever may not what the page asks first (`module.verb`) nothing is there: no filters over a refusal. */
  needs?: string;
  /** Without the frame, and open to those not signed in: first run, an invitation. */
  bare?: boolean;
  /** Stands in place of every framed screen in this state of the session. */
  when?: 'signed-out' | 'locked';
};
