import { invalid } from '../errors';
import { yearOf, type PlainDate } from '../periods/plain-date';

type YearToken = 'YYYY' | 'YY';

type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'year'; readonly token: YearToken }
  | { readonly kind: 'seq'; readonly width: number };

/** The pattern of a number series, parsed: fixed text, at most one year, exactly one sequence. */
export interface NumberPattern {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** What a number says when it fits a pattern; `year` as the pattern writes it, so two digits for {YY}. */
export interface FittedNumber {
  readonly seq: number;
  readonly year?: string;
}

const MAX_LENGTH = 40;
const MAX_WIDTH = 12;

/**
 * Parses a pattern such as 'CN-{YYYY}-{seq:4}'. The tokens are {YYYY} and {YY}, the year of the issue date; {seq}, the
 * sequence; and {seq:n}, the sequence padded with zeros to n digits (1..12; longer ones keep all their digits).
 * Refuses with `validation_failed` on `pattern`: no or several sequences, several years, other tokens, stray braces, control
 * characters, spaces at an end, and more than 40 characters.
 */
export function parsePattern(text: string): NumberPattern {
  if (text.length > MAX_LENGTH) throw invalid('pattern', `must have at most ${MAX_LENGTH} characters`);
  if (text !== text.trim() || /\p{C}/u.test(text)) {
    throw invalid('pattern', 'must not have control characters, nor spaces at its ends');
  }
  const parts = text
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map(parsePart);
  const count = (kind: Part['kind']): number => parts.filter((part) => part.kind === kind).length;
  if (count('seq') !== 1) throw invalid('pattern', 'must have exactly one {seq} or {seq:n}');
  if (count('year') > 1) throw invalid('pattern', 'must have at most one {YYYY} or {YY}');
  return { text, parts };
}

function parsePart(piece: string): Part {
  if (!/[{}]/.test(piece)) return { kind: 'text', text: piece };
  if (piece === '{YYYY}' || piece === '{YY}')
    return { kind: 'year', token: piece === '{YYYY}' ? 'YYYY' : 'YY' };
  const match = /^\{seq(?::([1-9][0-9]?))?\}$/.exec(piece);
  const width = Number(match?.[1] ?? 1);
  if (!match || width > MAX_WIDTH) {
    throw invalid('pattern', `knows {YYYY}, {YY}, {seq} and {seq:1} to {seq:${MAX_WIDTH}}, not ${piece}`);
  }
  return { kind: 'seq', width };
}

function yearText(token: YearToken, date: PlainDate): string {
  const year = String(yearOf(date));
  return token === 'YYYY' ? year : year.slice(2);
}

/** The number at a place in the sequence (1, 2, 3, …) for a document of that issue date. */
export function formatNumber(pattern: NumberPattern, seq: number, date: PlainDate): string {
  if (!Number.isSafeInteger(seq) || seq < 1) throw new RangeError(`Not a place in a sequence: ${seq}`);
  return pattern.parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'year' ? yearText(part.token, date) : String(seq).padStart(part.width, '0');
    })
    .join('');
}

/**
 * The series that counts a document: the pattern, ':', and the year as the pattern writes it, or nothing when it has none.
 * So a series restarts with the year of the issue date, each year keeps its own count for documents that come late, and two
 * series of one pattern never make the same number.
 */
export function seriesKey(pattern: NumberPattern, date: PlainDate): string {
  const year = pattern.parts.find((part) => part.kind === 'year');
  return `${pattern.text}:${year ? yearText(year.token, date) : ''}`;
}

/**
 * Reads a number as one of the pattern, or null. It fits only if formatting gives it back: with padding that differs,
 * place 0 or a place beyond exact integers it can never be made by the series, and so lies outside it.
 */
export function fitSequence(pattern: NumberPattern, number: string): FittedNumber | null {
  const source = pattern.parts.map((part) => {
    if (part.kind === 'text') return part.text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
    return part.kind === 'year' ? `(?<year>[0-9]{${part.token.length}})` : '(?<seq>[0-9]+)';
  });
  const groups = new RegExp(`^${source.join('')}$`).exec(number)?.groups;
  const digits = groups?.seq;
  if (digits === undefined) return null;
  const seq = Number(digits);
  const width = pattern.parts.find((part) => part.kind === 'seq')?.width ?? 1;
  if (!Number.isSafeInteger(seq) || seq < 1 || String(seq).padStart(width, '0') !== digits) return null;
  return groups?.year === undefined ? { seq } : { seq, year: groups.year };
}
