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
}

type Service = Pick<ServiceMetadata, "name" | "ty" | "handlers">;

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
  };
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
