import type { ServiceMetadata } from "../../generated/index.js";

/** How the services of two deployments differ, by name. A handler is named `Greeter/greet`. */
export interface ServiceChanges {
  readonly addedServices: readonly string[];
  readonly removedServices: readonly string[];
  /** The handlers that services of both deployments have gained. */
  readonly addedHandlers: readonly string[];
  /** The handlers that services of both deployments have lost. */
  readonly removedHandlers: readonly string[];
  /** The services of both deployments that now have another type, such as `VirtualObject` instead of `Service`. */
  readonly changedTypes: readonly string[];
  /** The handlers of both deployments that callers must call in another way. */
  readonly changedHandlers: readonly HandlerChange[];
}

/** How a handler differs between two deployments. */
export interface HandlerChange {
  /** `Greeter/greet` */
  readonly handler: string;
  /** What differs: its kind, such as exclusive instead of shared, or the content type or schema of its input or output. */
  readonly changed: readonly ("kind" | "input" | "output")[];
}

type Service = Pick<ServiceMetadata, "name" | "ty" | "handlers">;
type Handler = Service["handlers"][number];

/** Compares the services of two deployments. `registerDeployment` in a dry run shows whether the server accepts a change. */
export function compareServices(older: readonly Service[], newer: readonly Service[]): ServiceChanges {
  const before = older.filter(({ name }) => newer.some((each) => each.name === name));
  const after = newer.filter(({ name }) => older.some((each) => each.name === name));
  return {
    addedServices: subtract(listNames(newer), listNames(older)),
    removedServices: subtract(listNames(older), listNames(newer)),
    addedHandlers: subtract(listHandlers(after), listHandlers(before)),
    removedHandlers: subtract(listHandlers(before), listHandlers(after)),
    changedTypes: listNames(
      before.filter(({ name, ty }) => after.some((each) => each.name === name && each.ty !== ty)),
    ),
    changedHandlers: before.flatMap((service) => {
      const newer = after.find(({ name }) => name === service.name);
      return service.handlers.flatMap((handler) => compareHandlers(service.name, handler, newer?.handlers ?? []));
    }),
  };
}

function compareHandlers(service: string, older: Handler, handlers: readonly Handler[]): readonly HandlerChange[] {
  const newer = handlers.find(({ name }) => name === older.name);
  if (!newer) return [];
  const describe = (handler: Handler) => ({
    kind: [handler.ty],
    input: [handler.input_description, handler.input_json_schema],
    output: [handler.output_description, handler.output_json_schema],
  });
  const [before, after] = [describe(older), describe(newer)];
  const parts = ["kind", "input", "output"] as const;
  const changed = parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  return changed.length === 0 ? [] : [{ handler: `${service}/${older.name}`, changed }];
}

function listNames(services: readonly Service[]): readonly string[] {
  return services.map(({ name }) => name).sort();
}

function listHandlers(services: readonly Service[]): readonly string[] {
  return services.flatMap(({ name, handlers }) => handlers.map((handler) => `${name}/${handler.name}`)).sort();
}

function subtract(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name));
}
