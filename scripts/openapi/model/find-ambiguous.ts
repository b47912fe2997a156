import type { Operation, Parameter } from "./operation.js";
import { REQUEST_OPTION_NAMES } from "./taken-names.js";

/** Finds the parameters that have the name of a request option, such as `timeout`. Their arguments are named apart. */
export function findAmbiguous({ optionParameters }: Operation): readonly Parameter[] {
  return optionParameters.filter(({ name, argument }) => name !== argument && REQUEST_OPTION_NAMES.includes(name));
}
