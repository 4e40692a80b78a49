// In which lines of each piece of HTML html-validate finds a fault, by the rules of the standard and of accessibility.
const { HtmlValidate } = require("html-validate");
const { readFileSync } = require("node:fs");

const validate = new HtmlValidate({ root: true, extends: ["html-validate:standard", "html-validate:a11y"] });
const lines = (markup) =>
  validate.validateStringSync(markup).results.flatMap(({ messages }) => messages.map(({ line }) => line));
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(lines)));
