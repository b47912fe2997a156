import { keepPathNames, type ListedOperation, listPathNames, nameRequest } from "../read/index.js";

/** Whether one function can send two requests: if their paths have the same number of parameters. */
export function canShareFunction(now: ListedOperation, old: ListedOperation): boolean {
  return listPathNames(now.path).length === listPathNames(old.path).length;
}

/**
 * Returns the path of an earlier version with today's names. If the paths differ only in the names of parameters, the parameters match by
 * position. Otherwise they match by name, and at most one may have been renamed.
 *
 * @throws Error that names both requests if several parameters were renamed.
 */
export function renameAsNow(now: ListedOperation, old: ListedOperation): string {
  // The paths differ only in the names of parameters, which are not sent.
  if (now.name === old.name) return keepPathNames(old.path, now.path);
  const [own, was] = [listPathNames(now.path), listPathNames(old.path)];
  const [fresh] = own.filter((name) => !was.includes(name));
  const gone = was.filter((name) => !own.includes(name));
  if (gone.length > 1) {
    const [before, after] = [old, now].map(({ method, path }) => nameRequest(method, path));
    const names = gone.map((name) => `{${name}}`).join(" and ");
    throw new Error(
      `${before} is ${after} now, and the names do not tell which parameters ${names} are: give the path their names with \`x-path\`, in an action in schemas/names.yaml`,
    );
  }
  return old.path.replace(/[^{}]+(?=\})/g, (name) => (gone.includes(name) ? (fresh ?? name) : name));
}
