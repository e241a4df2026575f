import recorded from './examples.data.json';
import { isReference, type Media, type Operation, type Parameter } from './document';

/** A request and its answer as a test saw them, with ids, instants and secrets made the same for every run. */
export interface RecordedExample {
  readonly name: string;
  readonly request: {
    readonly path?: Readonly<Record<string, string>>;
    readonly query?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  };
  readonly answer: { readonly status: number; readonly contentType?: string; readonly body?: unknown };
}

/** By operationId. */
export type RecordedExamples = Readonly<Record<string, readonly RecordedExample[]>>;

// The compiler would infer a type of its own for every example of the file.
const EXAMPLES = recorded as unknown as RecordedExamples;

export function addExamples({ id, object }: Operation): void {
  for (const { name, request, answer } of EXAMPLES[id] ?? []) {
    if (request.body !== undefined) show(object.requestBody?.content['application/json'], name, request.body);
    const response = object.responses[String(answer.status)];
    if (answer.contentType !== undefined && response && !isReference(response))
      show(response.content?.[answer.contentType], name, answer.body);
    for (const parameter of object.parameters ?? []) {
      if (isReference(parameter)) continue;
      const value = { ...request.path, ...request.query }[parameter.name];
      if (value !== undefined) parameter.example ??= isInteger(parameter) ? Number(value) : value;
    }
  }
}

const isInteger = ({ schema }: Parameter): boolean =>
  schema !== undefined && 'type' in schema && schema.type === 'integer';

function show(media: Media | undefined, name: string, value: unknown): void {
  if (media) media.examples = { ...media.examples, [name]: { value } };
}
