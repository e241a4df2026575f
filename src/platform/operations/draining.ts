import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';

/** True from the first moment of a stop: load balancers are told by /health/ready before connections end. */
@Injectable()
export class Draining implements BeforeApplicationShutdown {
  private stopping = false;

  get active(): boolean {
    return this.stopping;
  }

  begin(): void {
    this.stopping = true;
  }

  beforeApplicationShutdown(): void {
    this.begin();
  }
}
