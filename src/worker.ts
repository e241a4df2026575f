import { endOnFailure } from './end-on-failure';
import { runWorker } from './service';

endOnFailure(runWorker());
