import { join } from 'node:path';
import { setEnvironmentData } from 'node:worker_threads';
import NodeEnvironment from 'jest-environment-node';
import { TYPESCRIPT } from '../../src/platform/threads/thread-pool';
import { recordStatements } from '../scaling/record';
import { startInProcess } from './in-process';

// For the threads of that service: they do not go through Jest.
setEnvironmentData(TYPESCRIPT, join(__dirname, 'ts-hook.js'));

const record = process.env['CONTRA_STATEMENTS'];
if (record !== undefined) recordStatements(record);

/**
 * Lends every spec file the same service. To load it and to warm it up takes longer than most files need for their tests,
 * and Jest would do so for each of them: it gives each a sandbox with modules of its own. This module is loaded once a
 * worker, outside the sandboxes; each app that a spec starts is still its own.
 */
export default class ServiceEnvironment extends NodeEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global['startInProcess'] = startInProcess;
  }
}
