// Prints html-validate's metadata of the elements of HTML; a pattern as {pattern}, a condition that is a function as true.
const elements = require("html-validate/elements/html5");

const plain = (name, value) =>
  value instanceof RegExp ? { pattern: value.source } : typeof value === "function" ? true : value;
console.log(JSON.stringify(elements.default ?? elements, plain));
