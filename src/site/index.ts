export { homePage, type HomeView, type PublicLine } from './home.ts';
export { openHours } from './open-hours.ts';
