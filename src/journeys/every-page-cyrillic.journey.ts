import { everyPageHolds } from '#testing/every-page.ts';

everyPageHolds({ locale: 'sr-Cyrl', scheme: 'light', width: 1440 });
