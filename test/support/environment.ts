import { join } from 'node:path';
import { setEnvironmentData } from 'node:worker_threads';
import { readPlainTypes } from '../../src/platform/database/plain-types';
import { TYPESCRIPT } from '../../src/platform/threads/thread-pool';
import { recordStatements } from '../scaling/record';
import { startInProcess } from './in-process';
import Realm from './realm';

// For the threads of that service: they do not go through Jest.
setEnvironmentData(TYPESCRIPT, join(__dirname, 'ts-hook.js'));

// The service does so when it starts, for all that use the driver. No spec file may depend on whether one before it started one.
readPlainTypes();

const record = process.env['CONTRA_STATEMENTS'];
if (record !== undefined) recordStatements(record);

/**
 * Lends every spec file the same service, warmed up by the files before it: this module is loaded once a worker. Each app
 * that a spec starts is still its own.
 */
export default class ServiceEnvironment extends Realm {
  override async setup(): Promise<void> {
    this.global['startInProcess'] = startInProcess;
  }
}
