import type { Permission } from '#kernel/permissions.ts';

/** What staff can do about staff, grants and the audit; who may is in the matrix of roles. */
export const staffPermissions: Permission[] = [
  { verb: 'staff.colleagues.read', conditions: ['always'] },
  { verb: 'staff.invite', conditions: ['always'] },
  { verb: 'staff.invitation.withdraw', conditions: ['always'] },
  { verb: 'staff.newcomer.confirm', conditions: ['always'] },
  { verb: 'staff.roles.read', conditions: ['always'] },
  { verb: 'staff.quorum.make', conditions: ['always'] },
  { verb: 'audit.dossier.read', conditions: ['granted'] },
  { verb: 'audit.colleague.read', conditions: ['always'] },
  { verb: 'audit.search.open', conditions: ['always'] },
  { verb: 'staff.leave', conditions: ['always'] },
  { verb: 'staff.session.end', conditions: ['always'] },
  { verb: 'vault.standby.open', conditions: ['always'] },
  { verb: 'vault.standby.review', conditions: ['always'] },
  { verb: 'vault.grant.give', conditions: ['granted'] },
  { verb: 'vault.grant.withdraw', conditions: ['granted'] },
  { verb: 'vault.grant.read', conditions: ['granted'] },
];
