import { loadConfig, type Config } from '../../config/config';
import { loadEnvFile } from '../../config/env-file';
import { chooseDatabase, type ChosenDatabase } from '../choose-database';

/** Runs a command on the database that the service would use, and ends the process with 1 and a message if it fails. */
export async function withDatabase(
  work: (database: ChosenDatabase, config: Config) => Promise<void>,
): Promise<void> {
  await command(async (config) => {
    const database = await chooseDatabase(config, say);
    try {
      await work(database, config);
    } finally {
      await database.stop();
    }
  });
}

/** The same without a database. */
export async function command(work: (config: Config) => Promise<void>): Promise<void> {
  try {
    loadEnvFile();
    await work(loadConfig());
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

export const say = (message: string): void => {
  process.stdout.write(`${message}\n`);
};
