import { Refusal } from '#kernel/errors.ts';
import { makeLog } from './log.ts';
import { say } from './sentences.ts';
import { chosen } from './chosen.ts';

/**
 * What the command `astra` knows. Each refuses with one sentence and a non-zero exit, and is loaded when it is asked
 * for: matching two files needs nothing of the server.
 */
const COMMANDS: Record<string, (args: string[]) => Promise<void>> = {
  serve: async () => (await import('./serve.ts')).serve(),
  demo: async () => (await import('./serve.ts')).demo(),
  migrate: async (args) => (await import('./migrate-command.ts')).migrateCommand(args),
  audit: async (args) => (await import('./audit-verify.ts')).auditVerify(args),
  backup: async (args) => (await import('./backup/backup-command.ts')).backupCommand(args),
  restore: async (args) => (await import('./backup/restore-command.ts')).restoreCommand(args),
  export: async (args) => (await import('./backup/export-command.ts')).exportCommand(args),
  import: async (args) => {
    const [what, ...rest] = args;
    if (what === 'contacts') return (await import('./import-contacts-command.ts')).importContactsCommand(rest);
    return (await import('./backup/export-command.ts')).importCommand(args);
  },
  ring: async (args) => (await import('./ring-command.ts')).ringCommand(args),
  match: async (args) => (await import('./match-command.ts')).matchCommand(args),
  names: async (args) => (await import('./names-command.ts')).namesCommand(args),
  help: async () => console.log(say('server.cli.help')),
};

const said = process.argv.slice(2);
const asked = chosen(said, Object.keys(COMMANDS));
const command = asked && COMMANDS[asked.name];

try {
  if (!command) throw new Refusal('unknown-command', 400, { command: said.join(' ').slice(0, 40) });
  await command(asked.args);
} catch (error) {
  if (error instanceof Refusal) console.error(say(`errors.${error.code}`, plain(error)));
  else {
    // Node by itself would print the message, which may quote what stood in a row or a file.
    makeLog((line) => console.error(line)).defect(error, `astra ${asked?.name ?? ''}`);
    console.error(say('server.cli.defect'));
  }
  process.exit(1);
}

/** Details as the sentence can hold them. */
function plain({ details }: Refusal): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(details).map(([key, value]) => [key, typeof value === 'number' ? value : String(value)]),
  );
}
