const texts = new WeakMap<object, string>();

/** What an answer was stored as. It is sent as that. */
export function keepAnswerText(answer: object, text: string): void {
  texts.set(answer, text);
}

/** What is answered, as JSON: of what was stored, the text that was stored. An answer is sent once. */
export function jsonOfAnswer(payload: unknown): string {
  if (typeof payload !== 'object' || payload === null) return JSON.stringify(payload);
  const text = texts.get(payload);
  if (text === undefined) return JSON.stringify(payload);
  texts.delete(payload);
  return text;
}
