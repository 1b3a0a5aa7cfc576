import { makeInstallation } from './child-program.ts';
import { copyDemoInto } from './demo-world.ts';

/** The program as people start it, for a browser: its own process, its own folder, a port of its own. */
export type RealProgram = {
  /** `http://127.0.0.1:<port>/desk`. */
  desk: string;
  /** The code of the first run, as printed. */
  setupCode: string;
  /** Where its data are. */
  dataDir: string;
  /** Everything it printed so far. */
  printed: () => string;
  /** Tells it to stop, as Ctrl+C would, and waits until it has; the folder goes with it. */
  stop: () => Promise<void>;
};

/** Starts `astra serve`, or the demonstration, on a throw-away folder and waits until it listens. */
export async function startRealProgram(command: 'serve' | 'demo' = 'serve'): Promise<RealProgram> {
  const house = await makeInstallation();
  try {
    if (command === 'demo') await copyDemoInto(house);
    const program = await house.start(command);
    const stop = async () => {
      program.end();
      await program.gone;
      await house.remove();
    };
    return {
      desk: `${program.url}/desk`,
      setupCode: program.setupCode,
      dataDir: house.dataDir,
      printed: () => Buffer.concat(house.printed).toString(),
      stop,
    };
  } catch (error) {
    await house.remove();
    throw error;
  }
}
