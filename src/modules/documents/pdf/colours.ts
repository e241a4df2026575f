export const INK = '#1c2430';
export const MUTED = '#5b6472';
export const HAIRLINE = '#dde1e6';
export const WATERMARK = '#eef0f3';
const PAPER = '#ffffff';

/** WCAG 2.1, 1.4.3: text of any size is readable from here on. */
const READABLE = 4.5;
/** A line must be told from the paper, no more. */
const VISIBLE = 1.5;

/** An organisation's colour as it can be used on white paper: darkened as far as text or lines in it need. */
export interface Accent {
  readonly text: string;
  readonly line: string;
}

export function accentOf(colour: string | null): Accent {
  const asked = /^#[\da-f]{6}$/i.test(colour ?? '') && colour !== null ? colour.toLowerCase() : INK;
  return { text: darkened(asked, READABLE), line: darkened(asked, VISIBLE) };
}

/** The contrast of two colours by their relative luminance, 1 to 21 (WCAG 2.1). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function darkened(colour: string, needed: number): string {
  const channels = channelsOf(colour);
  for (let percent = 100; percent > 0; percent -= 2) {
    const darker = hex(channels.map((channel) => Math.round((channel * percent) / 100)));
    if (contrast(darker, PAPER) >= needed) return darker;
  }
  return INK;
}

const channelsOf = (colour: string): number[] =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));

const hex = (channels: readonly number[]): string =>
  `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
