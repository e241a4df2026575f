import { calculationRules, type TaxAllowance } from './calculation-rules';
import { categoryRules } from './category-rules';
import { readTerms, type ReadTerms } from './terms';

/** The rules of EN 16931 that a document in either syntax breaks, by name, read from the XML itself. */
export function failedRules(xml: string, allowance: TaxAllowance): string[] {
  return rulesBroken(readTerms(xml), allowance);
}

export function rulesBroken(terms: ReadTerms, allowance: TaxAllowance): string[] {
  const rules = [...calculationRules(terms, allowance), ...categoryRules(terms)];
  return rules.filter(([, kept]) => !kept).map(([name]) => name);
}
