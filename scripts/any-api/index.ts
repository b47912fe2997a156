export { checkDocument } from "./check-document.js";
export { mendDocument } from "./mend-document.js";
