export { linkPerson, unlinkPerson } from './link-person.ts';
export { openPerson } from './open-person.ts';
export { peoplePermissions } from './permissions.ts';
export { readPerson } from './read-person.ts';
export { peopleRoutes } from './routes.ts';
export { forgetEntry, indexEntry } from './search/entry.ts';
export { type SearchHouse } from './search/house.ts';
export { dropIdleIndex } from './search/open-index.ts';
export { searchRoutes } from './routes/search.ts';
