import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '../../domain/errors';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';

const GUESSES_PER_MINUTE = 300;

/** Requests a minute per key, and failed authentications a minute per address. Counted in each process by itself. */
@Injectable()
export class RateLimit {
  private readonly limit: number;
  private readonly requests: RateLimiterMemory | null;
  private readonly guesses = new RateLimiterMemory({ points: GUESSES_PER_MINUTE, duration: 60 });

  constructor(@Inject(CONFIG) config: Config) {
    this.limit = config.rateLimitPerMinute;
    this.requests = this.limit > 0 ? new RateLimiterMemory({ points: this.limit, duration: 60 }) : null;
  }

  /** Counts a request and tells the caller where it stands, in the RateLimit fields of the IETF draft. */
  async take(keyId: string, reply: FastifyReply): Promise<void> {
    if (!this.requests) return;
    const result = await consume(this.requests, keyId);
    const resetSeconds = Math.ceil(result.msBeforeNext / 1000);
    void reply.headers({
      'RateLimit-Limit': String(this.limit),
      'RateLimit-Remaining': String(Math.max(0, result.remainingPoints)),
      'RateLimit-Reset': String(resetSeconds),
    });
    if (result.consumedPoints > this.limit) throw tooMany(resetSeconds);
  }

  async noteGuess(address: string): Promise<void> {
    await consume(this.guesses, address);
  }

  async refuseGuessing(address: string): Promise<void> {
    const result = await this.guesses.get(address);
    if (result && result.remainingPoints <= 0) throw tooMany(Math.ceil(result.msBeforeNext / 1000));
  }
}

/** The library rejects with its result when the limit is passed; here both are an answer. */
async function consume(limiter: RateLimiterMemory, key: string): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key);
  } catch (result) {
    if (result instanceof RateLimiterRes) return result;
    throw result;
  }
}

function tooMany(retryAfterSeconds: number): DomainError {
  return new DomainError('rate_limited', `Too many requests: try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}
