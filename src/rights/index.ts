export { rightsPermissions } from './permissions.ts';
export { rightsRoutes } from './routes.ts';
export { useConsent } from './use-consent.ts';
