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

/**
 * Compares the services of two deployments. It sends nothing.
 *
 * Whether the server accepts a change is for the server to say: `registerDeployment` with `dry_run: true` asks it.
 *
 * @param older - The `services` of the older deployment, as `getDeployment` returns them.
 * @param newer - The `services` of the newer deployment, as `registerDeployment` returns them.
 * @returns The names of what differs.
 */
export function compareServices(older: readonly Service[], newer: readonly Service[]): ServiceChanges {
  const find = (services: readonly Service[], wanted: Service) => services.find(({ name }) => name === wanted.name);
  const kept = older.flatMap((before) => {
    const after = find(newer, before);
    return after ? [{ before, after }] : [];
  });
  return {
    addedServices: listNames(newer.filter((service) => !find(older, service))),
    removedServices: listNames(older.filter((service) => !find(newer, service))),
    addedHandlers: kept.flatMap(({ before, after }) => listMissing(after, before)).sort(),
    removedHandlers: kept.flatMap(({ before, after }) => listMissing(before, after)).sort(),
    changedTypes: listNames(kept.filter(({ before, after }) => before.ty !== after.ty).map(({ after }) => after)),
  };
}

function listNames(services: readonly Service[]): readonly string[] {
  return services.map(({ name }) => name).sort();
}

/** Lists the handlers of a service that another revision of it lacks. */
function listMissing({ name, handlers }: Service, other: Service): readonly string[] {
  const known = new Set(other.handlers.map((handler) => handler.name));
  return handlers.filter((handler) => !known.has(handler.name)).map((handler) => `${name}/${handler.name}`);
}
