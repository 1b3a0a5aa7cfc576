import { ok } from 'node:assert/strict';
import { memoryOf, type House } from './house.ts';
import type { Figure } from './table.ts';
import { timeEach, timeTogether, within } from './timing.ts';

/** Visitors at once, and how many pages each kind of page is asked for. */
const VISITORS = 32;
const PAGES = 4_000;

/** A rush on the public site, by loopback: pages a second of the first page, of a text and, beside them, of a file. */
export async function siteRush({ program }: House): Promise<Figure[]> {
  const get = async (path: string) => {
    const { status } = await program.request(path);
    ok(status === 200, `${path}: ${status}`);
  };
  for (const path of ['/lat', '/lat/1', '/site.css']) await timeTogether(VISITORS, 200, () => get(path));
  const rate = (path: string) => timeTogether(VISITORS, PAGES, () => get(path));
  const [file, first, text] = [await rate('/site.css'), await rate('/lat'), await rate('/lat/1')];
  const alone = await timeEach(200, () => get('/lat'));
  const figure = (name: string, unit: Figure['unit'], measured: number): Figure => ({
    name,
    unit,
    measured,
    aim: null,
  });
  return [
    figure(`public site, the sheet as a file, ${VISITORS} visitors`, '/s', file),
    figure(`public site, first page, ${VISITORS} visitors`, '/s', first),
    figure(`public site, a text, ${VISITORS} visitors`, '/s', text),
    figure('public site, first page beside the file', '%', (100 * first) / file),
    figure('public site, first page, one visitor, p95', 'ms', within(alone, 0.95)),
    figure('memory after the rush', 'MB', memoryOf(program.pid)),
  ];
}
