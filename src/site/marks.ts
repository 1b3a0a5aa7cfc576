import { html } from 'hono/html';
import type { Html } from './page.ts';

/** Strokes of the icons, from Tabler Icons (MIT). */
const ICONS = {
  phone: ['M5 4h4l2 5l-2.5 1.5a11 11 0 0 0 5 5l1.5 -2.5l5 2v4a2 2 0 0 1 -2 2a16 16 0 0 1 -15 -15a2 2 0 0 1 2 -2'],
  out: ['M18 6l-12 12', 'M6 6l12 12'],
  back: ['M5 12l14 0', 'M5 12l6 6', 'M5 12l6 -6'],
  why: [
    'M3 12a9 9 0 1 0 18 0a9 9 0 0 0 -18 0',
    'M12 16v.01',
    'M12 13a2 2 0 0 0 .914 -3.782a1.98 1.98 0 0 0 -2.414 .483',
  ],
  message: [
    'M8 9h8',
    'M8 13h6',
    'M9 18h-3a3 3 0 0 1 -3 -3v-8a3 3 0 0 1 3 -3h12a3 3 0 0 1 3 3v8a3 3 0 0 1 -3 3h-3l-3 3l-3 -3',
  ],
  search: [
    'M11 18l-2 -1l-6 3v-13l6 -3l6 3l6 -3v7.5',
    'M9 4v13',
    'M15 7v5',
    'M15 18a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
    'M20.2 20.2l1.8 1.8',
  ],
} satisfies Record<string, string[]>;

export type Icon = keyof typeof ICONS;

/** An icon beside words: it says nothing by itself, so screen readers pass it over. */
export function icon(name: Icon): Html {
  return html`<svg class="ic" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${ICONS[name].map((d) => html`<path d="${d}"></path>`)}</svg>`;
}

/** The mark: a stepped diamond with a lit centre. */
export function star(): Html {
  return html`<svg class="star" width="27" height="27" viewBox="0 0 9 9" shape-rendering="crispEdges" aria-hidden="true"><path fill="currentColor" d="M4 0h1v1h-1zM3 1h1v1h-1zM4 1h1v1h-1zM5 1h1v1h-1zM2 2h1v1h-1zM3 2h1v1h-1zM5 2h1v1h-1zM6 2h1v1h-1zM1 3h1v1h-1zM2 3h1v1h-1zM6 3h1v1h-1zM7 3h1v1h-1zM0 4h1v1h-1zM1 4h1v1h-1zM7 4h1v1h-1zM8 4h1v1h-1zM1 5h1v1h-1zM2 5h1v1h-1zM6 5h1v1h-1zM7 5h1v1h-1zM2 6h1v1h-1zM3 6h1v1h-1zM5 6h1v1h-1zM6 6h1v1h-1zM3 7h1v1h-1zM4 7h1v1h-1zM5 7h1v1h-1zM4 8h1v1h-1z"></path><path fill="#d0a346" d="M3 4h3v1h-3zM4 3h1v3h-1z"></path></svg>`;
}
