import { MemoryWatch } from '../../fuzz/checks/memory';
import { Findings } from '../../fuzz/report';

const REQUESTS = 100_000;
const HALF_A_SECOND = 500;
const STEPS = 30;
const SLOW_STEPS = 10;

/** A tenth of the requests come in the first third of the time, as on a machine that is busy with other things. */
const shareSentBy = (step: number) =>
  step <= SLOW_STEPS ? step / 100 : 0.1 + ((step - SLOW_STEPS) / (STEPS - SLOW_STEPS)) * 0.9;

describe('The memory that the fuzzer watches', () => {
  let findings: Findings;

  const run = async (memoryAt: (sent: number) => number, requests = REQUESTS) => {
    const tally = { sent: 0 };
    const megabytes = () => memoryAt(tally.sent);
    const memory = new MemoryWatch(
      {
        memoryMb: megabytes,
        held: () => Promise.resolve({ heapMb: megabytes() / 4, residentMb: megabytes() }),
      },
      tally,
    );
    for (let step = 1; step <= STEPS; step += 1) {
      tally.sent = Math.round(requests * shareSentBy(step));
      jest.advanceTimersByTime(HALF_A_SECOND);
      await memory.mark();
    }
    return memory.end(findings);
  };

  beforeEach(() => {
    jest.useFakeTimers();
    findings = new Findings(() => undefined);
  });
  afterEach(() => jest.useRealTimers());

  it('may warm up for a third of the requests, however long they take', async () => {
    const lines = await run((sent) => 200 + Math.min(sent, 20_000) / 100);

    expect(findings.size).toBe(0);
    expect(lines.join('\n')).toContain(
      'resident: 400 MB after the first third, 400 MB at the end, ratio 1.00',
    );
  });

  it('is not judged in a run that is too short to warm up', async () => {
    const [line] = await run((sent) => 100 + sent / 100, 10_000);

    expect(findings.size).toBe(0);
    expect(line).toContain('not judged before 50000 requests');
  });

  it('may not grow with the requests', async () => {
    await run((sent) => 100 + sent / 200);

    expect(findings.size).toBe(2);
  });
});
