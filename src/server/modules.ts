import { readMigrations, type Migration } from '#kernel/migrate.ts';
import type { Listener } from '#kernel/outbox.ts';
import type { Permission } from '#kernel/permissions.ts';
import type { Route } from '#kernel/route.ts';
import {
  allLines,
  hotlineListeners,
  hotlinePermissions,
  hotlineRoutes,
  promiseHouse,
  searchHouse,
} from '#hotline/index.ts';
import { casesPermissions, casesRoutes } from '#cases/index.ts';
import { networkPermissions, networkRoutes } from '#network/index.ts';
import { peoplePermissions, peopleRoutes, searchRoutes } from '#people/index.ts';
import { rightsPermissions, rightsRoutes } from '#rights/index.ts';
import {
  accountRoutes,
  auditRoutes,
  coverRoutes,
  grantRoutes,
  joiningRoutes,
  meRoutes,
  passkeyRoutes,
  organisationRoutes,
  recoveryRoutes,
  sharingRoutes,
  signInRoutes,
  staffPermissions,
  type StaffActor,
} from '#staff/index.ts';
import { researchPermissions, researchRoutes } from '#research/index.ts';
import { visitorPages } from '#hotline/site/index.ts';
import { homePage, textPages, type Content, type PublicPage } from '#site/index.ts';
import { screeningPermissions, screeningRoutes } from '#screening/index.ts';
import { debriefRoutes, promiseRoutes, taskRoutes, tasksPermissions } from '#tasks/index.ts';
import { folderOf, MODULES } from './folders.ts';
import { recordHouse } from './record-house.ts';

/** All migrations, module by module: foundation before work. */
export function allMigrations(): Migration[] {
  return MODULES.flatMap((module) => readMigrations(module, folderOf(module)));
}

/** Every route of the staff interface, wherever it is declared. */
export const moduleRoutes: Route<StaffActor>[] = [
  ...signInRoutes,
  ...meRoutes,
  ...accountRoutes,
  ...passkeyRoutes,
  ...auditRoutes(recordHouse),
  ...sharingRoutes,
  ...grantRoutes('/contacts', recordHouse),
  ...grantRoutes('/people', recordHouse),
  ...grantRoutes('/cases', recordHouse),
  ...coverRoutes(recordHouse),
  ...recoveryRoutes,
  ...organisationRoutes,
  ...joiningRoutes(async (tx) => (await allLines(tx)).map((line) => line.id)),
  ...peopleRoutes,
  ...searchRoutes(searchHouse),
  ...rightsRoutes(recordHouse),
  ...promiseRoutes(promiseHouse),
  ...taskRoutes(recordHouse),
  ...debriefRoutes,
  ...screeningRoutes(recordHouse),
  ...casesRoutes,
  ...networkRoutes(recordHouse),
  ...hotlineRoutes,
  ...researchRoutes,
];

/** Every page of the public site, wherever it is declared. */
export const publicPages = (content: Content): PublicPage[] => [
  homePage(content),
  ...textPages(content),
  ...visitorPages,
];

/** Who hears which facts, in the transaction that takes them from the outbox. */
export const listeners: Listener[] = [...hotlineListeners];

/** Every permission a module declares. */
export const allPermissions: Permission[] = [
  ...staffPermissions,
  ...peoplePermissions,
  ...rightsPermissions,
  ...tasksPermissions,
  ...screeningPermissions,
  ...casesPermissions,
  ...networkPermissions,
  ...hotlinePermissions,
  ...researchPermissions,
];
