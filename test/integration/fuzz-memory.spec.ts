import { MemoryWatch } from '../../fuzz/checks/memory';
import { Findings } from '../../fuzz/report';

const REQUESTS = 100_000;
const HALF_A_SECOND = 500;

/** A service that has warmed up after a fifth of the requests, and that had a tenth of them in the first third of the time. */
describe('The memory that the fuzzer watches', () => {
  const findings = new Findings(() => undefined);
  const tally = { sent: 0 };
  let megabytes = 0;
  let heap = 0;

  const watch = () =>
    new MemoryWatch(
      { memoryMb: () => megabytes, held: () => Promise.resolve({ heapMb: heap, residentMb: megabytes }) },
      tally,
    );

  const run = async (memoryAt: (sent: number) => number, requests = REQUESTS) => {
    const memory = watch();
    for (let tenth = 1; tenth <= 30; tenth += 1) {
      const share = tenth <= 10 ? tenth / 100 : 0.1 + ((tenth - 10) / 20) * 0.9;
      tally.sent = Math.round(requests * share);
      megabytes = memoryAt(tally.sent);
      heap = megabytes / 4;
      jest.advanceTimersByTime(HALF_A_SECOND);
      await memory.mark();
    }
    return memory.end(findings);
  };

  beforeEach(() => jest.useFakeTimers());
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
