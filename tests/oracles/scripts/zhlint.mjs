// Says what zhlint finds in each text it is given: [place, length, message] for each finding.
import { createRequire } from "node:module";
import { json } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { resolve } = createRequire(`${process.env.NODE_PATH}/`);
const { run } = await import(pathToFileURL(resolve("zhlint")).href);

// zhlint itself crashes on some texts, such as a dot at the head of one: of those it says nothing.
const judge = (text) => {
  try {
    return run(text, { rules: { preset: "default" } }).validations;
  } catch {
    return [];
  }
};
const found = (await json(process.stdin)).map((text) =>
  judge(text).map(({ index, length, target, message }) => [index, length, target, message]),
);
process.stdout.write(JSON.stringify(found));
