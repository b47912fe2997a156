import type { bindFunctions } from "../../src/client/bind-functions.js";
import { RestateAdminError } from "../../src/errors/index.js";
import { noteSignal } from "./left-behind.js";

/** The messages since the test began that do not begin with the function that was called. */
export const misnamed: string[] = [];

/** Lets the methods of every client note their errors and signals. Operations are watched by their calls. */
export function watchFunctions(bind: typeof bindFunctions): typeof bindFunctions {
  return (client, functions) => {
    const watched = Object.entries(functions).map(([name, call]) => [name, watchFunction(name, call)]);
    return bind(client, Object.fromEntries(watched));
  };
}

function watchFunction(name: string, call: (...args: unknown[]) => unknown): typeof call {
  return (...args) => {
    const { signal } = Object(args.at(-1));
    noteSignal(signal);
    const note = (error: unknown) => noteError(name, error, signal);
    try {
      const result = call(...args);
      if (Symbol.asyncIterator in Object(result)) watchGenerator(result as AsyncGenerator, note);
      else if (result instanceof Promise && !("withResponse" in result)) result.catch(note);
      return result;
    } catch (error) {
      note(error);
      throw error;
    }
  };
}

function watchGenerator(generator: AsyncGenerator, note: (error: unknown) => void): void {
  const next = generator.next.bind(generator);
  Object.assign(generator, {
    next: () => {
      const result = next();
      result.catch(note);
      return result;
    },
  });
}

function noteError(name: string, error: unknown, signal?: AbortSignal): void {
  if (signal?.aborted && Object.is(signal.reason, error)) return;
  if (!(error instanceof RestateAdminError) && !isOwnTypeError(error)) return;
  if (!error.message.startsWith(`${name}: `)) misnamed.push(`${name} rejects without its name: ${error.message}`);
}

/** Whether the error was thrown in src/, rather than by a function that a caller passed. */
function isOwnTypeError(error: unknown): error is TypeError {
  return error instanceof TypeError && /^.*\n\s+at .*\/src\//.test(error.stack ?? "");
}
