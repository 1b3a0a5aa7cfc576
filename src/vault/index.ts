export { equalBytes, fromBase64, timingSafeText, toBase64 } from './bytes.ts';
export { newChallenge, spendChallenge } from './challenge.ts';
export { newIdentity, openStream, readIdentities, readRecipients, sealStream } from './age.ts';
export { giveCards } from './cards.ts';
export { newChecksum } from './checksum.ts';
export { chainHash } from './derive.ts';
export {
  brokenErasure,
  erasureIn,
  erasureLine,
  holesIn,
  noteErasures,
  readErasureLine,
  registerEnd,
  registerEndFits,
  type Erased,
  type RegisterEnd,
} from './erasures.ts';
export { fingerprintOf } from './fingerprint.ts';
export { giveKey, renewDuty, shareDossier, takeKey, whoCanRead, withdrawGrant, type GrantLine } from './grants.ts';
export { codeKey, newHandCode, plainHandCode } from './hand-code.ts';
export { fitKeyring } from './installation.ts';
export { keepFile, readFile } from './keep-file.ts';
export { keyholder, openKey, openKeys, ownKey, type Keyholder } from './keyholder.ts';
export {
  createKeyring,
  keyringOf,
  keyringText,
  loadKeyring,
  mustBeSameKeyring,
  lookupHash,
  putKeyring,
  signCheckpoint,
  verifyCheckpoint,
  type Keyring,
} from './keyring.ts';
export { checkCode, codeAt, newCodeSecret, otpauthUrl, qrSvg } from './one-time-code.ts';
export { openDossier, openDossiers, type FirstGrant } from './open-dossier.ts';
export {
  hashPassphrase,
  isStillLock,
  openWithSheet,
  passphraseLock,
  setPassphrase,
  setSheet,
  tryPassphrase,
  wasteSheet,
  type Bearer,
  type HashedPassphrase,
  type PassphraseLock,
} from './openers.ts';
export { checkPassphrase } from './passphrase.ts';
export { keepPasskey, openWithPasskey } from './passkey-opener.ts';
export {
  askForNewPasskey,
  askForPasskey,
  challengeIn,
  checkNewPasskey,
  checkPasskey,
  type Asked,
  type Made,
  type PasskeySite,
  type Signed,
} from './passkeys.ts';
export { bearPrincipal, recipient } from './principals.ts';
export { splitKey } from './quorum.ts';
export { recoverPerson, recoveryKey, rejoin, teamsHeldByOthers } from './recover.ts';
export { closeLink, linkDossiers, relinkDossiers, unlinkDossiers } from './links.ts';
export { openApart, sealApart } from './seal-apart.ts';
export { openSealedTo, openWithTeamKeys, sealerTo, sealTo, teamKeys, type TeamKey } from './seal-to.ts';
export { openForSending, sealForSending } from './sending.ts';
export { endMemberships, renewWraps } from './rotate.ts';
export { listOpenings, openStandby, readOpenings, reviewOpening, type Opening } from './standby.ts';
export { bearVisitor, drawReceipt, endReceipt, openReceipt, type NewReceipt } from './receipt.ts';
export { sourceMark, sourceOf, workDone } from './work.ts';
export { newSheet } from './recovery-sheet.ts';
export { keyring, useKeyring } from './ring.ts';
export { rolePassword, scramVerifier } from './role-password.ts';
export { openBytes, openJson, sealBytes, sealJson, type DossierKey } from './seal.ts';
export { postFits, postSecret, signPost, type SignedPart } from './signed-post.ts';
export { newSessionSecret, openUnderSession, sealUnderSession, sessionId } from './session-secret.ts';
export {
  beginErasing,
  callStopRecovery,
  canOpen,
  canReceive,
  childrenLater,
  childrenOf,
  deleteExpiredGrants,
  deletePasskeys,
  dutyEnds,
  erasedInRuns,
  erasedAlready,
  erasuresAfter,
  findPasskey,
  forgetRemovedLinks,
  forgetSpentChallenges,
  grantUntil,
  limitGrant,
  hiddenFrom,
  hiddenFromActor,
  hideDossier,
  holdsForGood,
  insertRecovery,
  lastErasures,
  membershipsOf,
  openableOf,
  standingOf,
  readableIfFew,
  parentsOf,
  passkeysOf,
  passkeyUsed,
  pendingRecovery,
  practiceUntil,
  recordsThere,
  recoveryPrincipals,
  unhideDossier,
  writerOf,
  type ErasureRow,
  type RecoveryOpening,
} from './store.ts';
export { askToJoin, bearTeam, confirmMember } from './teams.ts';
export { openTicket, sealTicket } from './ticket.ts';
export { foldWord, isSameWord } from './word-code.ts';
export { isVouchedLog, vouchForLog } from './vouch-log.ts';
