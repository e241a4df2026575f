import fc from 'fast-check';
import { command, type Command } from './command';
import { mustAnswer } from './service';

/** Takes what is new home. */
export const freezeBatch: fc.Arbitrary<Command> = fc
  .record({ format: fc.constantFrom('jsonl', 'csv', 'hledger') })
  .map((params) =>
    command('freeze', params, {
      act: async (_model, { books }) => {
        const answer = await books.live.post('/journal/exports', params);
        if (answer.status !== 409) mustAnswer(answer, []);
        else expect(answer.body.reason).toBe('nothing_to_export');
      },
    }),
  );
