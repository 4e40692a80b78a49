// Whether js-yaml, a parser of YAML 1.2, takes the syntax of each document. The question: [text, …].
const { load } = require("js-yaml");
const { readFileSync } = require("node:fs");

// Of what a document says, not of how it is written.
const MEANING = /unknown \w+ tag|does not support complex keys|duplicated mapping key|the input is empty/;

function reads(text) {
  try {
    load(text);
    return true;
  } catch (error) {
    return MEANING.test(error.message);
  }
}
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(reads)));
