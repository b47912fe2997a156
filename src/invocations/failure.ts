/** Failures of invocations, in the forms in which the server reports them. */

/** Why an invocation failed. A field that the server does not report is undefined. */
export interface InvocationFailure {
  /** The error message. */
  readonly message: string;
  /** The HTTP status code of the error: 500 unless the service sets another, 409 after a kill or a cancellation. */
  readonly code?: number | undefined;
  /** Restate's error code, such as `RT0007`: https://docs.restate.dev/references/errors */
  readonly restateCode?: string | undefined;
  /** When it failed, as an ISO string in UTC. For repeated identical failures, the first time. */
  readonly at?: string | undefined;
  readonly stacktrace?: string | undefined;
  /** The journal command at which it failed. */
  readonly relatedCommand?: RelatedCommand | undefined;
}

/** The journal command at which an invocation failed. */
export interface RelatedCommand {
  /** Its index among the commands of the journal, from 0. */
  readonly index?: number | undefined;
  /** Its name. */
  readonly name?: string | undefined;
  /** Its type, such as `Run` or `Call`. */
  readonly type?: string | undefined;
}

/**
 * Reads the failure in an event: of a failed attempt, or of a pause that a failure caused. Undefined if there is none,
 * for instance if a user paused the invocation.
 *
 * @param json - `event_json` of `sys_journal_events`.
 */
export function readEventFailure(json: string, at: string): InvocationFailure | undefined {
  const event = parseObject(json);
  const failure = readString(event?.error_message) === undefined ? toObject(event?.last_failure) : event;
  const message = readString(failure?.error_message);
  if (failure === undefined || message === undefined) return undefined;
  return {
    message,
    at,
    code: readNumber(failure.error_code),
    restateCode: readString(failure.restate_doc_error_code),
    stacktrace: readString(failure.error_stacktrace),
    relatedCommand: toRelatedCommand(
      readNumber(failure.related_command_index),
      readString(failure.related_command_name),
      readString(failure.related_command_type),
    ),
  };
}

/**
 * Parses `[409] killed` or `[500 Internal] the message`, the format of `completion_failure` and `last_failure` in
 * `sys_invocation`. It takes linear time: only one part of the pattern can match each character.
 */
export function parseFailure(text: string): InvocationFailure {
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

/** Undefined if the string is not a JSON object, which another version of the server may write. */
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

function readString(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function readNumber(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}
