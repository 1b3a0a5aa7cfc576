export { askConsent } from './ask-consent.ts';
export { rightsPermissions } from './permissions.ts';
export { rightsRoutes } from './routes.ts';
export { liftLegalHold, readLegalHolds, setLegalHold } from './legal-hold.ts';
export { heldAmong, takeBackConsents } from './store.ts';
export { useConsent } from './use-consent.ts';
