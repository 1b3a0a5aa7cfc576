export * from './store/alerts.ts';
export * from './store/contacts.ts';
export * from './store/duty.ts';
export * from './store/entries.ts';
export * from './store/handovers.ts';
export * from './store/lines.ts';
export * from './store/find.ts';
export * from './store/person.ts';
