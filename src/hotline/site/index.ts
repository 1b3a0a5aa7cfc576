import type { PostedForm } from '#kernel/http.ts';
import { RETURN, WRITE, type Page, type Tongue } from './parts.ts';
import { beginVisit, goOnVisit } from './visit.ts';
import { beginWriting, goOnWriting, type SiteHouse } from './writing.ts';

export { makeGuard } from './guard.ts';
export { MOST_BODY } from './files.ts';
export { RETURN, tongue, WRITE, type Page } from './parts.ts';
export type { SiteHouse } from './writing.ts';

/** The pages on which somebody writes to us and comes back: one address each, everything else in their forms. */
export const visitorPages: Record<string, VisitorPage> = {
  [WRITE]: { show: beginWriting, post: goOnWriting },
  [RETURN]: { show: async (tongue, house) => beginVisit(tongue, house), post: goOnVisit },
};

type VisitorPage = {
  show(tongue: Tongue, house: SiteHouse): Promise<Page>;
  post(tongue: Tongue, form: PostedForm, house: SiteHouse): Promise<Page>;
};
