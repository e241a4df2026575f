import 'reflect-metadata';
import { getMetadataStorage, validateSync } from 'class-validator';
import '../../../src/app.module';
import { accepts } from '../../../src/platform/validation/accepts';
import { gatherRulesOnce } from '../../../src/platform/validation/rules-once';

type Type = new () => Record<string, unknown>;

/** Among them is something that each rule of the service holds for, and much that it does not. */
const VALUES: readonly unknown[] = [
  ...[
    'Widget',
    '',
    ' ',
    'a\u0000b',
    'GBP',
    'GB',
    'live',
    'issued',
    'cus_1',
    '12.50',
    '-1',
    '1e3',
    'x'.repeat(3000),
  ],
  ...[
    '2026-04-25',
    '2026-02-30',
    '2026-04-25T12:00:00Z',
    'bob@acme.example',
    'https://acme.example/hook',
    '192.0.2.0/24',
  ],
  ...[
    null,
    undefined,
    true,
    0,
    1,
    3.7,
    1e21,
    NaN,
    [],
    ['Widget'],
    [1],
    {},
    { a: 'b' },
    { a: 1 },
    [{}],
    [null],
    [[]],
  ],
];

const types = (): Type[] => [
  ...(
    getMetadataStorage() as unknown as { validationMetadatas: Map<Type, unknown> }
  ).validationMetadatas.keys(),
];

const fieldsOf = (type: Type): string[] => [
  ...new Set(
    getMetadataStorage()
      .getTargetValidationMetadatas(type, '', false, false)
      .map(({ propertyName }) => propertyName),
  ),
];

const faultsOf = (object: object): string[] =>
  validateSync(object, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true }).map(
    ({ property }) => property,
  );

/** Every field with the first value that is right for it, if one is. */
function filled(type: Type): Record<string, unknown> {
  const object = new type();
  for (const field of fieldsOf(type))
    object[field] = VALUES.find(
      (value) => !faultsOf(Object.assign(new type(), { [field]: value })).includes(field),
    );
  return object;
}

describe('What passes without class-validator', () => {
  it('is what class-validator finds nothing wrong with, for each field of each request', () => {
    let accepted = 0;
    for (const type of types()) {
      const right = filled(type);
      for (const field of [...fieldsOf(type), 'unknown'])
        for (const value of VALUES) {
          const object = Object.assign(new type(), right, { [field]: value });
          const passes = accepts(object);
          expect({ type: type.name, field, value, passes }).toEqual({
            type: type.name,
            field,
            value,
            passes: faultsOf(object).length === 0,
          });
          if (passes) accepted += 1;
        }
    }
    expect(accepted).toBeGreaterThan(1000);
  });

  it('has its rules gathered once, those of an object within another too', () => {
    let gathered = 0;
    const storage = {
      getTargetValidationMetadatas: () => {
        gathered += 1;
        return [];
      },
      groupByPropertyName: () => ({}),
    } as unknown as ReturnType<typeof getMetadataStorage>;
    gatherRulesOnce(storage);
    const Item = (): void => undefined;
    storage.getTargetValidationMetadatas(Item, '', false, false);
    storage.getTargetValidationMetadatas(Item, 'Order', false, false);
    expect(gathered).toBe(1);
  });
});
