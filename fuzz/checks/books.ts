import { checkRollup } from '../../chaos/checks/sums';
import { verifyAll } from '../../src/modules/sealing/verify/verify-all';
import { brokenInvariants } from '../../test/support/invariants';
import type { Findings } from '../report';
import type { Books } from '../world/books';
import type { Target } from '../world/target';

/** Once nothing is on its way any more: of every book that was opened, what does not hold. */
export async function checkBooks(target: Target, all: readonly Books[], findings: Findings): Promise<void> {
  for (const books of all) {
    const broken = await brokenInvariants(target, books);
    for (const [rule, rows] of Object.entries(broken))
      findings.add(`the books do not hold: ${rule}`, { organisation: books.organisation.id, rows });
  }
  await checkRollup(target, findings);
  const said: string[] = [];
  const differing = await verifyAll(target.database.serviceUrl, { kept: [] }, (line) => said.push(line));
  if (differing > 0)
    findings.add('seals that do not verify', said.filter((line) => line.includes('DIFFERS')).join('\n'));
}
