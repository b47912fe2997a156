export { type CheckedDocument, checkDocument } from "./check-document.js";
export { type MendedDocument, mendDocument } from "./mend-document.js";
