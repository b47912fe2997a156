import { fileURLToPath } from "node:url";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const benchFolder: string = at("./");
export const rootFolder: string = at("../");
/** What is generated, compiled and downloaded on the way; not committed. */
export const workFolder: string = at("work/");
/** What all generators are given: the server's document with this project's corrections. */
export const documentFile: string = at("../generated/openapi.json");
/** A file of a package that is installed here. */
export const installed = (path: string): string => at(`node_modules/${path}`);
