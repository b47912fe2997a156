/** What invocations fail with, in the forms in which the server tells it. */

/** What an invocation failed with. What is not known of it is undefined. */
export interface InvocationFailure {
  /** The words of the error. */
  readonly message: string;
  /** The status that it stands for: 500 unless the service says something else, 409 for what was killed or cancelled. */
  readonly code?: number | undefined;
  /** Restate's own code, such as `RT0007`: https://docs.restate.dev/references/errors */
  readonly restateCode?: string | undefined;
  /** An ISO text in UTC. Of an invocation that fails in the same way again and again it is the first time. */
  readonly at?: string | undefined;
  readonly stacktrace?: string | undefined;
  /** The command of the journal at which it failed. */
  readonly relatedCommand?: RelatedCommand | undefined;
}

/** The step of the journal at which an invocation failed. */
export interface RelatedCommand {
  /** From 0, among the commands of the journal. */
  readonly index?: number | undefined;
  /** The name of the step. */
  readonly name?: string | undefined;
  /** `Run`, `Call`. */
  readonly type?: string | undefined;
}

/**
 * Reads the failure of an event: of an attempt that failed, or of a pause that came of one. Undefined if it has none, as
 * when somebody paused the invocation.
 *
 * @param json - `event_json` of `sys_journal_events`.
 */
export function readEventFailure(json: string, at: string): InvocationFailure | undefined {
  const event = parseObject(json);
  const failure = event?.ty === "Paused" ? toObject(event.last_failure) : event;
  const message = readText(failure?.error_message);
  if (failure === undefined || message === undefined) return undefined;
  return {
    message,
    at,
    code: readNumber(failure.error_code),
    restateCode: readText(failure.restate_doc_error_code),
    stacktrace: readText(failure.error_stacktrace),
    relatedCommand: toRelatedCommand(
      readNumber(failure.related_command_index),
      readText(failure.related_command_name),
      readText(failure.related_command_type),
    ),
  };
}

/**
 * Reads `[409] killed` or `[500 Internal] the message`, of `completion_failure` and `last_failure` of `sys_invocation`. Its
 * time is linear: only one part of the pattern can match a digit, and only one what follows the digits.
 */
export function readFailureText(text: string): InvocationFailure {
  const [, code, message] = /^\[(\d{1,10})(?:[^\]\d][^\]]*)?\] ?(.*)$/s.exec(text) ?? [];
  return message === undefined ? { message: text } : { message, code: Number(code) };
}

export function toRelatedCommand(
  index: number | undefined,
  name: string | undefined,
  type: string | undefined,
): RelatedCommand | undefined {
  return index === undefined && name === undefined && type === undefined ? undefined : { index, name, type };
}

type Fields = Readonly<Record<string, unknown>>;

/** Whatever the server of another version wrote there: what is no JSON object tells nothing. */
function parseObject(json: string): Fields | undefined {
  try {
    return toObject(JSON.parse(json));
  } catch {
    return undefined;
  }
}

function toObject(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null ? { ...value } : undefined;
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function readNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
