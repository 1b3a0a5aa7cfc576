import type { DeskScreen } from '#desk/parts.ts';
import { DaysGiven } from './clocks/days-given.tsx';
import { NearClocks } from './clocks/near-clocks.tsx';
import { ExceptionsPage } from './exceptions/exceptions-page.tsx';
import { ExceptionsWaiting } from './exceptions/exceptions-waiting.tsx';

export { Clocks } from './clocks/clocks.tsx';
export { RunningClocks } from './clocks/running-clocks.tsx';
export { useClocks } from './clocks/use-clocks.ts';
export { Consents } from './consents/consents.tsx';
export { FirstConsents } from './consents/first-consents.tsx';
export { AskExceptionForm } from './exceptions/ask-exception.tsx';
export { useConsents } from './queries.ts';
export { useLanguageName } from './use-language-name.ts';

/** The page of exceptions, for those who decide on them. */
export const rightsScreens: readonly DeskScreen[] = [
  { path: '/exceptions', element: ExceptionsPage, title: 'rights.exceptions' },
];

/** What cannot wait, above every screen: legal clocks that run out soon, exceptions that await a decision. */
export const rightsNoticeParts = [NearClocks, ExceptionsWaiting, DaysGiven] as const;
