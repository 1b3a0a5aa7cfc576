import { Agent, request } from 'node:http';
import { found } from '../../src/testing/cast.ts';
import { makeInstallation } from '../../src/testing/child-program.ts';
import { memoryOf } from './house.ts';
import { serveFile } from './static-file.ts';
import type { Figure } from './table.ts';
import { timeWhile, within } from './timing.ts';

const CONNECTIONS = 16;
const ROUNDS = 5;
const ROUND_MS = 2_000;
/** A minute in which thirty thousand people open a page, because the evening news named the number. */
const RUSH: Figure['aim'] = { at: 'least', value: 500 };

/** Pages of the site that many open at once; those where somebody writes are each her own. */
const PAGES = [
  ['the first page', '/lat'],
  ['the first page in Cyrillic', '/cir'],
  ['a text', '/lat/2'],
] as const;

/** Public pages per second over kept connections, beside a file of the same size that a bare server reads. */
export async function publicSite(): Promise<Figure[]> {
  const installation = await makeInstallation();
  const program = await installation.start();
  try {
    await found(program, { answersCalls: true });
    const memory = (when: string): Figure => {
      return { name: `memory of the program, ${when}`, unit: 'MB', measured: memoryOf(program.pid), aim: null };
    };
    const figures = [memory('before the rush')];
    for (const [name, path] of PAGES)
      figures.push(...(await besideFile(name, program.url + path)), memory(`after ${name}`));
    return figures;
  } finally {
    program.end();
    await program.gone;
    await installation.remove();
  }
}

async function besideFile(name: string, url: string): Promise<Figure[]> {
  const body = await get(url, new Agent());
  const file = await serveFile(body);
  const [page, plain] = await inTurns(url, file.url).finally(() => file.close());
  return [
    { name: `${name}, ${CONNECTIONS} connections`, unit: '/s', measured: page.rate, aim: RUSH },
    { name: `${name}, p95`, unit: 'ms', measured: page.p95, aim: null },
    { name: 'a file of its size from a bare server', unit: '/s', measured: plain.rate, aim: null },
    { name: `${name} beside that file`, unit: '%', measured: (100 * page.rate) / plain.rate, aim: null },
    { name: `${name}, size`, unit: 'kB', measured: body.byteLength / 1024, aim: null },
  ];
}

type Rush = { rate: number; p95: number };

/** Both by turns, so that whatever else the machine does meets one as it meets the other. */
async function inTurns(...urls: [string, string]): Promise<[Rush, Rush]> {
  const rounds: [Round[], Round[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++)
    for (const at of [0, 1] as const) {
      const measured = await rush(urls[at]);
      // The first round warms up.
      if (round > 0) rounds[at].push(measured);
    }
  return [together(rounds[0]), together(rounds[1])];
}

type Round = Awaited<ReturnType<typeof timeWhile>>;

function together(rounds: Round[]): Rush {
  const times = rounds.flatMap((each) => each.times).toSorted((a, b) => a - b);
  return { rate: rounds.reduce((sum, { rate }) => sum + rate, 0) / rounds.length, p95: within(times, 0.95) };
}

/** Asks for one address over and over on so many connections. */
function rush(url: string): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  return timeWhile(CONNECTIONS, ROUND_MS, () => get(url, agent)).finally(() => agent.destroy());
}

function get(url: string, agent: Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', reject);
      answer.once('end', () => {
        if (answer.statusCode === 200) resolve(Buffer.concat(parts));
        else reject(new Error(`${url} answers ${answer.statusCode}`));
      });
    });
    asked.once('error', reject);
    asked.end();
  });
}
