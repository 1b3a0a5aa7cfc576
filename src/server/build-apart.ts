import { join } from 'node:path';
import { checkout } from './checkout.ts';

// The builder's own process (`build-desk.ts`), with the folder to build into. Whoever started it may go away meanwhile,
// by whatever signal: then nobody waits for this build, and nothing of it may go on.
process.once('disconnect', () => process.exit(1));
if (!process.connected) process.exit(1);

// Loaded only now: it takes a second or two, in which the starter may go as well.
const { build } = await import('vite');
await build({
  configFile: join(checkout, 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir: process.argv[2] ?? '', emptyOutDir: false },
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
process.exit(0);
