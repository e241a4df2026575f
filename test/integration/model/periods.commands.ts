import fc from 'fast-check';
import { command, type Command } from './command';
import { daysAfter, daysBefore } from './days';
import { mustAnswer } from './service';

const monthOf = (day: string): string => day.slice(0, 7);

export const lockMonth: fc.Arbitrary<Command> = fc
  .record({ daysAgo: fc.constantFrom(0, 0, 20, 40) })
  .map((params) =>
    command('lock', params, {
      act: async (model, { books }) => {
        const month = monthOf(daysBefore(model.today, params.daysAgo));
        const answer = await books.live.post(`/periods/per_${month}/lock`);
        if (mustAnswer(answer, model.locks.months.has(month) ? ['already_locked'] : []))
          model.locks.months.add(month);
      },
    }),
  );

export const unlockMonths: fc.Arbitrary<Command> = fc.constant(
  command(
    'unlock',
    {},
    {
      check: (model) => model.locks.months.size > 0,
      act: async (model, { books }) => {
        for (const month of model.locks.months)
          mustAnswer(await books.live.post(`/periods/per_${month}/unlock`, { reason: 'Late paper' }), []);
        model.locks.months.clear();
      },
    },
  ),
);

/** Moves a through-date to a day that is near, or lifts it. */
export const moveThroughDate: fc.Arbitrary<Command> = fc
  .record({
    lock: fc.constantFrom('sales' as const, 'tax' as const, 'all' as const),
    daysAgo: fc.option(fc.constantFrom(0, 5, 10), { freq: 2 }),
  })
  .map((params) =>
    command('through', params, {
      act: async (model, { books }) => {
        const day = params.daysAgo === null ? null : daysBefore(model.today, params.daysAgo);
        mustAnswer(await books.live.put('/periods/locks', { [params.lock]: day }), []);
        model.locks[params.lock] = day ?? '';
      },
    }),
  );

export const laterDay: fc.Arbitrary<Command> = fc
  .record({ days: fc.integer({ min: 1, max: 12 }) })
  .map((params) =>
    command('later', params, {
      act: (model, service) => {
        model.today = daysAfter(model.today, params.days);
        service.travelTo(model.today);
        return Promise.resolve();
      },
    }),
  );
