export { askForOwners } from './ask-for-owners.ts';
export { attachContact, casesOf, type ContactOfCase } from './attach-contact.ts';
export { dropRemoved } from './documents/remove-document.ts';
export { caseOpenedAlready, openCase } from './open-case.ts';
export { isUnrecorded, openUnnamed } from './people.ts';
export { casesPermissions } from './permissions.ts';
export { caseHouse } from './record-house.ts';
export { casesRoutes } from './routes.ts';
