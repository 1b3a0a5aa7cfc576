export * from './store/cases.ts';
export * from './store/entries.ts';
export * from './store/histories.ts';
export * from './store/lists.ts';
export * from './store/people.ts';
export * from './store/timeline.ts';
export * from './store/documents.ts';
export * from './store/facts.ts';
