import { conflict, DomainError, invalid, invalidFields, notFound } from './errors';

describe('DomainError', () => {
  it('is an Error with a code, a name and details', () => {
    const error = new DomainError('entry_unbalanced', 'Debits differ', { debit: '1.00' });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('DomainError');
    expect(error).toMatchObject({
      code: 'entry_unbalanced',
      message: 'Debits differ',
      details: { debit: '1.00' },
    });
    expect(new DomainError('x', 'y').details).toEqual({});
  });

  it('names the field that is wrong', () => {
    const error = invalid('items.0.quantity', 'must be positive');
    expect(error.code).toBe('validation_failed');
    expect(error.message).toBe('items.0.quantity: must be positive');
    expect(error.details).toEqual({ errors: [{ field: 'items.0.quantity', message: 'must be positive' }] });
  });

  it('carries several fields and copies the list', () => {
    const errors = [
      { field: 'a', message: 'one' },
      { field: 'b', message: 'two' },
    ];
    const error = invalidFields(errors);
    errors.pop();
    expect(error.details['errors']).toHaveLength(2);
    expect(invalidFields([]).message).toBe('The request is not valid');
  });

  it('keeps the reason of a conflict even when details name another', () => {
    expect(conflict('number_taken', 'Taken', { number: 'CN-1', reason: 'other' }).details).toEqual({
      number: 'CN-1',
      reason: 'number_taken',
    });
  });

  it('says what was not found', () => {
    expect(notFound('Credit note', 'cn_1')).toMatchObject({
      code: 'not_found',
      message: 'Credit note cn_1 not found',
    });
    expect(notFound('Customer').details).toEqual({ what: 'Customer' });
  });
});
