/** The architecture of Astra as tables. What stands here is the diagram; the rules beside it only read it. */

/** Foundation rooms in their order: each knows only those before it (and the kernel). */
export const foundation = [
  'vault',
  'audit',
  'staff',
  'places',
  'people',
  'rights',
  'tasks',
  'screening',
  'publication',
];

/** Work rooms and the work rooms each may know. All of them know the whole foundation. */
export const workGraph: Record<string, string[]> = {
  hotline: ['cases', 'missing', 'network'],
  missing: ['cases', 'network'],
  cases: ['network'],
  prosecution: ['cases', 'network'],
  network: [],
  learning: ['network'],
  prevention: ['network'],
  campaigns: ['network'],
  advocacy: ['network'],
  research: [],
};

/** Frames of the two faces: they know kernel and foundation; only their `main` also opens the work rooms' screens. */
export const frames = ['desk', 'site'];

/** Every room there is. A folder directly under `src/` that is not here is refused. */
export const rooms = ['kernel', ...foundation, ...Object.keys(workGraph), ...frames, 'server', 'testing', 'journeys'];

/** Rooms that are about code, not about the domain, and need no README of their own. */
export const roomsWithoutReadme = ['testing', 'journeys'];

/**
 * The doors of a module; a frame's `parts.ts` is a door for the modules' screens of that frame, `commands.ts` one for
 * what the command line does without the program or a database.
 */
export const doors = ['index.ts', 'shared.ts', 'commands.ts', 'desk/index.ts', 'site/index.ts'];

/** The door of the database: only stores pass it. */
export const databaseDoor = 'src/kernel/db.ts';
export const databasePackages = ['kysely', 'pg'];
/** Types of the database door that use cases may name, because they hand the transaction (or the pool, to withActor) on. */
export const databaseTypes = ['Tx', 'Pool'];
/** Rooms that hold or wire the database and so may open its door anywhere. */
export const databaseRooms = ['kernel', 'server', 'testing', 'journeys'];

/** Packages that never belong in a browser, besides everything that comes with Node. */
export const serverPackages = ['kysely', 'pg', '@hono/node-server', '@node-rs/argon2', 'graphile-worker', 'sharp'];

/** Cryptography: imported in `vault/` only. */
export const cryptoPackages = [
  'node:crypto',
  'crypto',
  '@node-rs/argon2',
  'age-encryption',
  'shamir-secret-sharing',
  'otplib',
  'qrcode',
  'jose',
  'bcrypt',
  'tweetnacl',
  'libsodium-wrappers',
  '@noble/ciphers',
  '@noble/curves',
  '@noble/hashes',
  '@simplewebauthn/server',
];
/** The one file outside the vault that may use `crypto.randomUUID`. */
export const idsFile = 'src/kernel/ids.ts';

/** Hosts that may stand in source: this machine, names reserved for examples (RFC 2606), and namespaces never fetched. */
export const allowedHosts = [
  /^localhost$/,
  /^127\.0\.0\.1$/,
  /^\[::1\]$/,
  /\.(example|test|invalid)$/,
  /^www\.w3\.org$/,
  // Where somebody is taken who leaves the public site in a hurry: a link, never fetched.
  /^www\.hidmet\.gov\.rs$/,
];

/** Sizes (DESIGN 3 rule 6), in lines, blank ones counted. */
export const sizes = { fileMedian: 60, fileMost: 400, functionMedian: 10, functionP99: 60, componentP99: 120 };
