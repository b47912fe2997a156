import { join } from "node:path";
import { EMITTED_NAMES, VARIABLES } from "../../scripts/emit/index.js";
import { readTakenNames, type TakenNames } from "../../scripts/profile/index.js";
import { root } from "./use-folder.js";

/** The names that a document's names avoid in the client of this project. */
export const taken: TakenNames = readTakenNames(join(root, "src"), EMITTED_NAMES, VARIABLES);
