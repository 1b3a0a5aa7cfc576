export { askConsent } from './ask-consent.ts';
export { rightsPermissions } from './permissions.ts';
export { rightsRoutes } from './routes.ts';
export { takeBackConsents } from './store.ts';
export { useConsent } from './use-consent.ts';
