import type { ServiceMetadata } from "../../generated/index.js";

/** How a service differs between two deployments, or a handler of a service that both have. */
export interface ServiceChange {
  /** `Greeter` or `Greeter/greet` */
  readonly name: string;
  /**
   * `added` or `removed`. Or what differs: the `type` of a service, such as `VirtualObject` instead of `Service`; the `kind` of a
   * handler, such as exclusive instead of shared; or the content type or schema of its `input` or `output`.
   */
  readonly changed: readonly ("added" | "removed" | "type" | "kind" | "input" | "output")[];
}

type Service = Pick<ServiceMetadata, "name" | "ty" | "handlers">;

const PARTS = ["type", "kind", "input", "output"] as const;
type Parts = { readonly [Part in (typeof PARTS)[number]]?: unknown };

/** Compares the services of two deployments. `registerDeployment` in a dry run shows whether the server accepts a change. */
export function compareServices(older: readonly Service[], newer: readonly Service[]): readonly ServiceChange[] {
  const [before, after] = [listParts(older, newer), listParts(newer, older)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((name): readonly ServiceChange[] => {
    const [was, is] = [before.get(name), after.get(name)];
    if (!was || !is) return [{ name, changed: [was ? "removed" : "added"] }];
    const changed = PARTS.filter((part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]));
    return changed.length === 0 ? [] : [{ name, changed }];
  });
}

/** Lists what may differ: of each service, and of the handlers of those that the other deployment has, too. */
function listParts(services: readonly Service[], others: readonly Service[]): ReadonlyMap<string, Parts> {
  const parts = new Map<string, Parts>();
  for (const { name, ty, handlers } of services) {
    parts.set(name, { type: ty });
    if (!others.some((other) => other.name === name)) continue;
    for (const handler of handlers) {
      parts.set(`${name}/${handler.name}`, {
        kind: handler.ty,
        input: [handler.input_description, handler.input_json_schema],
        output: [handler.output_description, handler.output_json_schema],
      });
    }
  }
  return parts;
}
