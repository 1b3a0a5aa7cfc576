import type { Permission } from '#kernel/permissions.ts';

/** What can be done with persons, their duty cards and the search; who may is in the matrix of roles. */
export const peoplePermissions: Permission[] = [
  { verb: 'people.person.read', conditions: ['granted'] },
  { verb: 'people.person.write', conditions: ['granted'] },
  { verb: 'people.person.hide', conditions: ['granted'] },
  { verb: 'people.number.read', conditions: ['granted'] },
  { verb: 'people.override.review', conditions: ['granted'] },
  { verb: 'people.tie.write', conditions: ['granted'] },
  { verb: 'people.merge', conditions: ['granted'] },
  { verb: 'people.search', conditions: ['always'] },
  { verb: 'people.search.beyond', conditions: ['always'] },
  { verb: 'people.note.write', conditions: ['always'] },
  { verb: 'people.note.review', conditions: ['granted'] },
];
