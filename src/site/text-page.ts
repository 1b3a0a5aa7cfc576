import { html, raw } from 'hono/html';
import type { Content, Text } from './content.ts';
import { way } from './frame.ts';
import type { Html, PublicPage, Visit } from './page.ts';

/** A page for each text: the same for everybody, the way out on it, the numbers where the text asks for them. */
export function textPages(content: Content): PublicPage[] {
  return [...content.values()].map((text) => ({
    method: 'GET',
    path: `/${text['sr-Latn'].address}`,
    kind: 'content',
    exit: true,
    answer: async (visit) => {
      const { title, heading, body } = text[visit.locale];
      return {
        title,
        body: html`<article class="wrap prose"><h1>${heading}</h1>${raw(await filled(body, visit))}</article>`,
      };
    },
  }));
}

/** What may stand in a text: the ways to reach somebody, and the organisation's name. */
async function filled(body: string, { say, house }: Visit): Promise<string> {
  const numbers = await html`<div class="ways">${house.lines.map((line) => way(line, say))}</div>`;
  const name = await html`${house.organisation ?? say('site.home.untitled')}`;
  return body
    .replaceAll(/<p>\{numbers\}<\/p>/g, () => String(numbers))
    .replaceAll('{organisation}', () => String(name));
}

/** Links to texts, by their headings. */
export function textLinks(content: Content, names: string[], { locale, to }: Visit): Html[] {
  const found = names.map((name) => content.get(name)?.[locale]).filter((text): text is Text => text !== undefined);
  return found.map(({ address, heading }) => html`<a href="${to(`/${address}`)}">${heading}</a>`);
}
