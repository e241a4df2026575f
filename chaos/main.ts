import { run, timedPrint } from '../bench/harness/program';
import { readOptions } from './options';
import { run as rage } from './run';

const say = timedPrint();

run((cleanup) => rage(readOptions(process.argv.slice(2)), cleanup, say));
