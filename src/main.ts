import { endOnFailure } from './end-on-failure';
import { start } from './start';

endOnFailure(start());
