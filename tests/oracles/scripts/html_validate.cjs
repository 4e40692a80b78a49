// What html-validate says of each piece of HTML. The question: [markup, …]; the answer: its messages for each.
const { HtmlValidate } = require("html-validate");
const { readFileSync } = require("node:fs");

const validate = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Claimed by checks of seedlint, and not among what is recommended.
    "no-missing-references": "error",
    "heading-level": ["error", { minInitialRank: "any", allowMultipleH1: true }],
    // As lenient as the check `inline-style`.
    "no-inline-style": ["error", { allowedProperties: ["text-align", "width", "height", "max-width", "aspect-ratio"] }],
    // Of blanks at the ends of lines, which the blanked documents are full of.
    "no-trailing-whitespace": "off",
  },
});

const messages = (markup) =>
  validate.validateStringSync(markup).results.flatMap((result) =>
    result.messages.map(({ ruleId, message, offset, size }) => ({
      kind: ruleId,
      text: message,
      start: offset,
      end: offset + size,
    })),
  );

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(messages)));
