import { Injectable } from '@nestjs/common';
import { lookup, Resolver } from 'node:dns/promises';

const TRY_MS = 2000;
const TRIES = 2;

/** What a name resolves to. Apart, so that a test can answer in place of the network. */
@Injectable()
export class Names {
  /**
   * All addresses of a name, from its servers. Not by the system's own look-up, whose few threads a slow server would keep from
   * everybody else; the system is asked about the names of its hosts file only, which servers do not know.
   *
   * @throws Error when there is none
   */
  async addressesOf(name: string): Promise<readonly string[]> {
    if (isLocal(name)) return (await lookup(name, { all: true })).map(({ address }) => address);
    const resolver = new Resolver({ timeout: TRY_MS, tries: TRIES });
    const found = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const addresses = found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
    if (addresses.length === 0) throw new Error(`the name ${name} resolves to no address`);
    return addresses;
  }
}

/** A name without a dot is no public one: of the hosts file, or of a network of containers. */
const isLocal = (name: string): boolean =>
  !name.replace(/\.$/, '').includes('.') || /\.localhost\.?$/.test(name);
