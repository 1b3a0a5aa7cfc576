import { html, raw } from 'hono/html';
import { formatDate } from '#kernel/format.ts';
import type { Content, Text } from './content.ts';
import { way } from './frame.ts';
import { icon } from './marks.ts';
import type { Html, PublicPage, Visit } from './page.ts';

/** Where somebody begins to write to the organisation, and the texts that make sense only beside it. */
export const WRITE = '/p';
const BESIDE_WRITING = ['writing', 'before'];

/** What stands before the first page on which somebody writes: what the way out can do, to be read first. */
export const before = (content: Content): string => addressOf(content.get('before')) ?? WRITE;

const addressOf = (text: Record<'sr-Latn', Text> | undefined) => text && `/${text['sr-Latn'].address}`;

/** A page for each text: the same for everybody, the way out on it, the numbers where the text asks for them. */
export function textPages(content: Content): PublicPage[] {
  return [...content].map(([name, text]) => ({
    method: 'GET',
    path: `/${text['sr-Latn'].address}`,
    kind: 'content',
    exit: true,
    ...(BESIDE_WRITING.includes(name) ? { beside: WRITE } : {}),
    answer: async (visit) => ({
      title: text[visit.locale].title,
      body: await page(text[visit.locale], visit, content),
    }),
  }));
}

async function page(text: Text, visit: Visit, content: Content): Promise<Html> {
  const { say, to, locale } = visit;
  const date = formatDate(new Date(`${text.reviewed?.on ?? text.written}T12:00:00Z`), locale);
  return html`<article class="wrap prose">
    <p><a class="back" href="${to('/')}">${icon('back')}${say('site.text.start')}</a></p>
    <h1>${text.heading}</h1>
    ${raw(await filled(text.body, visit, content))}
    <p class="small muted read">${text.reviewed ? say('site.text.read', { date }) : say('site.text.written', { date })}</p>
  </article>`;
}

/** What may stand in a text: the ways to reach somebody, the organisation's name, a button to where one writes. */
async function filled(body: string, { say, house, to, has }: Visit, content: Content): Promise<string> {
  const ways = await html`<div class="ways">${house.lines.map((line) => way(line, say))}</div>`;
  const button = (path: string, words: string) =>
    has(path) ? html`<p><a class="btn" href="${to(path)}">${words}</a></p>` : html``;
  const blocks: Record<string, Html> = {
    numbers: ways,
    write: button(before(content), say('site.home.write')),
    'go-on': button(WRITE, say('site.text.go-on')),
  };
  let text = body.replaceAll(/href="(\/[a-z0-9/-]*)"/g, (_, path: string) => `href="${to(path)}"`);
  for (const [name, block] of Object.entries(blocks)) {
    const shown = String(await block);
    text = text.replaceAll(`<p>{${name}}</p>`, () => shown);
  }
  const name = String(await html`${house.organisation ?? say('site.home.untitled')}`);
  return text.replaceAll('{organisation}', () => name);
}

/** Links to texts, by their headings; those that are not there are left out. */
export function textLinks(
  content: Content,
  names: string[],
  { locale, to, has }: Pick<Visit, 'locale' | 'to' | 'has'>,
): Html[] {
  const found = names.map((name) => content.get(name)?.[locale]).filter((text): text is Text => text !== undefined);
  return found
    .filter(({ address }) => has(`/${address}`))
    .map(({ address, heading }) => html`<a href="${to(`/${address}`)}">${heading}</a>`);
}
