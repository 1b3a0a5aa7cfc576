import { join } from 'node:path';
import { endWithUs } from './check/command.ts';
import { runSteps } from './check/run-steps.ts';
import { pureTests, steps } from './check/steps.ts';

endWithUs();
const { failed } = await runSteps(join(import.meta.dirname, '..'), [...steps, pureTests]);
process.exitCode = failed > 0 ? 1 : 0;
