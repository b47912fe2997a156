import type { AdminClient } from "../../src/index.js";
import type { OperationDescription } from "../../src/schema/index.js";

export function callWithAnything(admin: AdminClient, operation: OperationDescription): Promise<unknown> {
  const { name, pathParameters, optionParameters, body } = operation;
  const call: unknown = Reflect.get(admin, name);
  if (typeof call !== "function") throw new Error(`${name} is no function`);
  const required = optionParameters.filter((parameter) => parameter.required);
  return Reflect.apply(call, admin, [
    ...pathParameters.map(() => "anything"),
    ...(body ? [{}] : []),
    ...(required.length > 0 ? [Object.fromEntries(required.map(({ argument }) => [argument, "anything"]))] : []),
  ]);
}
