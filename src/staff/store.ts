export * from './store/accounts.ts';
export * from './store/factors.ts';
export * from './store/sessions.ts';
export * from './store/teams.ts';
export * from './store/invitations.ts';
export * from './store/mails.ts';
export * from './store/preferences.ts';
export * from './store/departures.ts';
