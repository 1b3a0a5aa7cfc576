import { Refusal } from '#kernel/errors.ts';
import { ringCommand } from './ring-command.ts';
import { say } from './sentences.ts';
import { demo, serve } from './serve.ts';
import { auditVerify } from './audit-verify.ts';
import { chosen } from './chosen.ts';

/** What the command `astra` knows. Each refuses with one sentence and a non-zero exit. */
const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  serve,
  demo,
  audit: auditVerify,
  ring: ringCommand,
  help: async () => console.log(say('server.cli.help')),
};

const said = process.argv.slice(2);
const asked = chosen(said, Object.keys(COMMANDS));
const command = asked && COMMANDS[asked.name];

try {
  if (!command) throw new Refusal('unknown-command', 400, { command: said.join(' ').slice(0, 40) });
  await command(asked.args);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(say(`errors.${error.code}`, plain(error)));
  process.exit(1);
}

/** Details as the sentence can hold them. */
function plain({ details }: Refusal): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, typeof value === 'number' ? value : String(value)]),
  );
}
