export * from './store/notes.ts';
export * from './store/pages.ts';
export * from './store/pairs.ts';
export * from './store/persons.ts';
export * from './store/entries.ts';
export * from './store/records.ts';
export * from './store/search.ts';
export * from './store/ties.ts';
