/** The value of an option, both ends included. Throws with the name of the option for anything else. */
export function numberOf(text: string, name: string, least: number, most: number): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= least && value <= most) return value;
  throw new Error(`${name} must be a number from ${least} to ${most}, not ${JSON.stringify(text)}`);
}

export function wholeOf(text: string, name: string, least: number, most: number): number {
  const value = numberOf(text, name, least, most);
  if (Number.isInteger(value)) return value;
  throw new Error(`${name} must be a whole number, not ${JSON.stringify(text)}`);
}

/** Reads a program's arguments; what is thrown on the way says how to use it. */
export function withUsage<Options>(usage: string, read: () => Options): Options {
  try {
    return read();
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
}
