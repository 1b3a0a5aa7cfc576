import { everyPageHolds } from '#testing/every-page.ts';

everyPageHolds();
