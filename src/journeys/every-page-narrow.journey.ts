import { everyPageHolds } from '#testing/every-page.ts';

everyPageHolds({ locale: 'sr-Latn', scheme: 'dark', width: 390 });
