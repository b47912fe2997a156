import { tsImport } from "tsx/esm/api";

/**
 * Imports another copy of a module and of all that it imports, as a program has if two of its dependencies bring the package.
 *
 * It does not use `vi.resetModules`, after which the files that a worker runs next would load the sources anew, and a module that
 * the set-up mocks may then be of the old copy.
 *
 * @param path - Relative to the project.
 */
export function importCopy<Module>(path: string): Promise<Module> {
  return tsImport(new URL(`../../${path}`, import.meta.url).href, import.meta.url);
}
