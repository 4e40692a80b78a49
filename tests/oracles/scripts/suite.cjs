// Prints an export of a module as JSON; the question is [the module's path, the export's name].
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");

const [path, name] = JSON.parse(readFileSync(0, "utf8"));
import(pathToFileURL(path)).then((module) => console.log(JSON.stringify(module[name])));
