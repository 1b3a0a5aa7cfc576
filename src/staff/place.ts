import type { OwnSession } from './shared.ts';

export type Place = NonNullable<OwnSession['place']>;

/** Each browser's own mark; those that also carry another's come first. */
const BROWSERS: [Place['browser'], RegExp][] = [
  ['firefox', /firefox|fxios/i],
  ['edge', /\bedg(e|a|ios)?\//i],
  ['opera', /\bopr\/|opera/i],
  ['chrome', /chrome|crios|chromium/i],
  ['safari', /safari/i],
];
const SYSTEMS: [Place['system'], RegExp][] = [
  ['windows', /windows/i],
  ['android', /android/i],
  ['ios', /iphone|ipad/i],
  ['macos', /mac os x|macintosh/i],
  ['linux', /linux|x11/i],
];

/** Which browser on which system, as it calls itself: enough to know one's own again, no version. Pure. */
export function placeOf(agent: string): Place {
  return {
    browser: BROWSERS.find(([, mark]) => mark.test(agent))?.[0] ?? 'other',
    system: SYSTEMS.find(([, mark]) => mark.test(agent))?.[0] ?? 'other',
  };
}
