export * from './store/contacts.ts';
export * from './store/entries.ts';
export * from './store/lines.ts';
