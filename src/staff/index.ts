export { staffRoute, type StaffActor } from './actor.ts';
export { authenticate } from './authenticate.ts';
export { proveDemo, signInToDemo } from './demo.ts';
export { linesAnsweredBy } from './duty-lines.ts';
export { createFirstDirector, foundOrganisation, type FirstDirector } from './found.ts';
export {
  contactsLeftBeforeQuorum,
  dutyTeam,
  dutyTeamWithKey,
  holdWhileLocked,
  organisationZone,
  standingOf,
  type Standing,
} from './gate.ts';
export { offerMail } from './mail/offer.ts';
export { mailAbout } from './mail/queue.ts';
export { accountBy } from './create-account.ts';
export { sendMails } from './mail/send.ts';
export { countMails } from './store.ts';
export { openRecord, openRecords } from './open-record.ts';
export type { RecordEvent, RecordHouse } from './record-house.ts';
export { offerPasskeys } from './passkeys/site.ts';
export { staffPermissions } from './permissions.ts';
export { othersHere, showHere } from './presence.ts';
export { readMatrixTable, roleMatrix } from './roles.ts';
export { accountRoutes } from './routes/account.ts';
export { auditRoutes } from './routes/audit.ts';
export { grantRoutes, sharingRoutes } from './routes/grants.ts';
export { mustBeReader } from './sharing.ts';
export { meRoutes } from './routes/me.ts';
export { passkeyRoutes } from './routes/passkeys.ts';
export { recoveryRoutes } from './routes/recovery.ts';
export { coverRoutes } from './routes/standby.ts';
export { joiningRoutes, organisationRoutes } from './routes/organisation.ts';
export { signInRoutes } from './routes/sign-in.ts';
export { setupStage } from './readiness.ts';
export { startSession } from './session.ts';
export { sealForLeads } from './seal-for-leads.ts';
export { dutyTeams, isCaseTeam, teamOf } from './teams.ts';
export { addressSchema, genders, lineOfText, passphraseSchema, type RecordPage } from './shared.ts';
export {
  endExpiredInvitations,
  deleteExpiredSessions,
  deleteWaitingMails,
  findOrganisation,
  unsentMails,
  isAccount,
  lockIdleSessions,
  openSessions,
} from './store.ts';
export { whoMay } from './who-may.ts';
