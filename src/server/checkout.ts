import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the program. */
export const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
