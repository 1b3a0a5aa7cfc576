import { html, raw } from 'hono/html';
import { formatDate } from '#kernel/format.ts';
import type { Content, Language, Text } from './content.ts';
import { way } from './frame.ts';
import { icon } from './marks.ts';
import { dayIn, languagesIn } from './languages.ts';
import { addressIn, type Aside, type Html, type InForm, type PublicPage, type Visit } from './page.ts';

/** Where somebody begins to write to the organisation, and the texts that make sense only beside it. */
export const WRITE = '/p';
/** Where somebody comes back with her words. */
export const RETURN = '/o';
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
    inLanguage: (language) => language.texts.has(name),
    answer: async (visit) => {
      const shown = visit.language?.texts.get(name) ?? text[visit.locale];
      return { title: shown.title, body: await page(shown, visit, content) };
    },
  }));
}

async function page(text: Text, visit: Visit, content: Content): Promise<Html> {
  const { say, to } = visit;
  return html`<article class="wrap prose">
    <p><a class="back" href="${to('/')}">${icon('back')}${say('site.text.start')}</a></p>
    <h1>${text.heading}</h1>
    ${raw(await filled(text.body, visit, content))}
    ${text.body.includes('<p>{numbers}</p>') ? '' : html`<div class="paper">${ways(visit)}</div>`} ${readOn(text, visit)}
  </article>`;
}

/** The first page of a further language: who we are for, the numbers, what there is in it, and where to write. */
export async function firstIn({ first }: Language, visit: Visit, content: Content): Promise<Html> {
  return html`<article class="wrap prose">
    <h1>${inSentences(first.heading)}</h1>
    ${raw(await filled(first.body, visit, content))} ${readOn(first, visit)}
  </article>`;
}

/** A text inside the form of a page that is being filled in; `text`: by its address. Null where there is none. */
export async function textAside(
  content: Content,
  visit: Omit<Visit, 'aside'>,
  address: string,
  form: InForm,
): Promise<Aside | null> {
  const [name, text] = [...content].find(([, each]) => each['sr-Latn'].address === address) ?? [];
  if (!name || !text || !visit.has(`/${address}`)) return null;
  const { language, locale } = visit;
  const own = language?.texts.get(name);
  const shown = own ?? text[locale];
  const lang = own && language ? { tag: language.tag, dir: language.dir } : { tag: locale, dir: 'ltr' };
  const body = await filled(shown.body, { ...visit, has: () => false }, content, form);
  return {
    title: shown.title,
    body: html`<div class="prose" lang="${lang.tag}" dir="${lang.dir}"><h1>${shown.heading}</h1>${raw(body)} ${readOn(shown, visit)}</div>`,
  };
}

type Named = { address: string; label: Html | string; lang?: string };

/** The button of a form that shows a text without losing what is typed in it. */
function asideButton({ form, path }: InForm, locale: Visit['locale'], { address, label, lang }: Named): Html {
  const how = lang ? raw(` lang="${lang}" dir="ltr"`) : '';
  return html`<button class="back plain" form="${form}" formaction="${addressIn(locale, path)}" formenctype="application/x-www-form-urlencoded" formnovalidate name="do" value="aside:${address}"${how}>${label}</button>`;
}

type Filling = Pick<Visit, 'say' | 'house' | 'to' | 'has' | 'language' | 'locale'>;

/** A heading of two sentences stands on two lines, each whole where there is room. */
const inSentences = (heading: string) =>
  heading.split(/(?<=[.!?؟۔]) /).map((sentence, at) => html`${at > 0 ? html`<br />` : ''}${sentence}`);

function readOn(
  { reviewed, written }: Text,
  { say, locale, language }: Pick<Visit, 'say' | 'locale' | 'language'>,
): Html {
  const day = reviewed?.on ?? written;
  const date = language ? dayIn(language, day) : formatDate(new Date(`${day}T12:00:00Z`), locale);
  return html`<p class="small muted read">${reviewed ? say('site.text.read', { date }) : say('site.text.written', { date })}</p>`;
}

/**
 * What may stand in a text: the ways to reach somebody, the organisation's name, a button to where one writes. Inside a
 * `form` its links are buttons of that form; what leads elsewhere than to a text is none.
 */
async function filled(body: string, visit: Filling, content: Content, form?: InForm): Promise<string> {
  const { say, house, to, has, language, locale } = visit;
  const button = (path: string, words: string) =>
    has(path) ? html`<p><a class="btn" href="${to(path)}">${words}</a></p>` : html``;
  const blocks: Record<string, Html> = {
    numbers: ways(visit),
    ...(language ? { pages: pagesIn(language, visit, content) } : {}),
    write: button(before(content), say('site.home.write')),
    'go-on': button(WRITE, say('site.text.go-on')),
  };
  const inForm = (whole: InForm) =>
    body.replaceAll(/<a href="(\/[a-z0-9/-]*)">([\s\S]*?)<\/a>/g, (_, path: string, label: string) =>
      /^\/[0-9]+$/.test(path)
        ? String(asideButton(whole, locale, { address: inTongue(language, path), label: raw(label) }))
        : label,
    );
  let text = form
    ? inForm(form)
    : body.replaceAll(/href="(\/[a-z0-9/-]*)"/g, (_, path: string) => `href="${to(path)}"`);
  for (const [name, block] of Object.entries(blocks)) {
    const shown = String(await block);
    text = text.replaceAll(`<p>{${name}}</p>`, () => shown);
  }
  const name = String(await html`${house.organisation ?? say('site.home.untitled')}`);
  return text.replaceAll('{organisation}', () => name);
}

/** The address of a text as a form asks for it: in a further language with that before it. */
const inTongue = (language: Language | null, path: string) => (language ? `/${language.tag}${path}` : path);

/** Each number as a tile; in a further language also in which ones it is answered, for that need not be hers. */
function ways({ say, house, language }: Pick<Visit, 'say' | 'house' | 'language'>): Html {
  if (!language) return html`<div class="ways">${house.lines.map((line) => way(line, say))}</div>`;
  const answersIn = (tags: string[]) => say('site.further.answers-in', { languages: languagesIn(language, tags) });
  return html`<div class="ways">
    ${house.lines.map((line) => html`<div>${way(line, say)}<p class="small">${answersIn(line.languages)}</p></div>`)}
  </div>`;
}

/** What there is in a further language, and where one writes, which there is not. */
function pagesIn({ texts }: Language, { say, to, has }: Filling, content: Content): Html {
  return html`<ul class="leads">
      ${[...texts.values()].map(({ address, heading }) => html`<li><a href="${to(`/${address}`)}">${heading}</a></li>`)}
    </ul>
    ${
      has(WRITE)
        ? html`<p><a class="btn" href="${to(before(content))}">${say('site.home.write')}</a></p>
            <p class="small leads">${say('site.further.in-yours')}</p>`
        : ''
    }`;
}

/** Links to texts, by their headings, or buttons of a form that is being filled in; those that are not there are left out. */
export function textLinks(
  content: Content,
  names: string[],
  { locale, language, to, has }: Pick<Visit, 'locale' | 'language' | 'to' | 'has'>,
  form: InForm | null = null,
): Html[] {
  return names.flatMap((name) => {
    const own = language?.texts.get(name);
    const text = own ?? content.get(name)?.[locale];
    if (!text || !has(`/${text.address}`)) return [];
    const path = `/${text.address}`;
    const lang = language && !own ? locale : undefined;
    const how = lang ? raw(` lang="${lang}" dir="ltr"`) : '';
    if (!form) return [html`<a href="${to(path)}"${how}>${text.heading}</a>`];
    const address = inTongue(own ? language : null, path);
    return [asideButton(form, locale, { address, label: text.heading, ...(lang ? { lang } : {}) })];
  });
}
