export { dueForReview, loadContent, type Content, type Language } from './content.ts';
export { framed, oneSentence } from './frame.ts';
export { ASKED, homePage } from './home.ts';
export { loadLanguages, sayIn } from './languages.ts';
export { looks, type Look } from './looks.ts';
export { addressFurther, addressIn, type House, type PublicPage, type Shown, type Visit } from './page.ts';
export { openHours } from './open-hours.ts';
export { textAside, textLinks, textPages } from './text-page.ts';
