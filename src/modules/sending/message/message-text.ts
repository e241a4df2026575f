import type { MessageContent } from './message-content';

/** The message for readers of plain text. */
export function messageText(content: MessageContent): string {
  const { payment, attached, colon } = content;
  const lines = (facts: MessageContent['facts']): string =>
    facts.map(([label, value]) => `${label}${colon} ${value}`).join('\n');
  const blocks = [
    content.greeting,
    ...content.paragraphs,
    lines(content.facts),
    ...(payment ? [`${payment.title}${colon}\n${lines(payment.facts)}`] : []),
    ...(attached === null ? [] : [attached]),
    `${content.regards}\n${content.seller}`,
    ...(content.signature.length > 0 ? [`-- \n${content.signature.join('\n')}`] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}
