/** Guards that no test can miss, and why. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  'organisations: required column organisation_id':
    'the policy on writing refuses a row of no organisation before NOT NULL is asked',
  'reset_sandbox: lock FOR UPDATE (2)':
    'the UPDATE of the same counter, with nothing read in between, takes the same lock in the same order',
};
