/** Guards that no test can miss, and why. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  'organisations: required column organisation_id':
    'the policy on writing refuses a row of no organisation before NOT NULL is asked',
};
