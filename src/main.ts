import { endOnFailure } from './end-on-failure';
import { runService } from './service';

endOnFailure(runService());
