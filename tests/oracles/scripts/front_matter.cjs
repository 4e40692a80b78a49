// What three parsers of npm's read in each post: hexo-front-matter and gray-matter in the file, js-yaml in the block.
const { readFileSync } = require("node:fs");
const grayMatter = require("gray-matter");
const hexo = require("hexo-front-matter");
const { CORE_SCHEMA, load, mergeTag, timestampTag } = require("js-yaml");

// YAML 1.2 has no dates, and whoever reads posts with js-yaml adds them.
const schema = CORE_SCHEMA.withTags(timestampTag, mergeTag);
// gray-matter runs front matter that says it is JavaScript: not here.
const engines = { javascript: () => ({}) };

function plain(value) {
  if (value instanceof Date) return { $instant: Number.isNaN(value.getTime()) ? "never" : value.toISOString() };
  if (typeof value === "number" && !Number.isFinite(value)) return { $number: String(value) };
  if (value instanceof Map) return plain(Object.fromEntries(value));
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value === undefined ? null : value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function reading(read) {
  try {
    return { data: plain(read()) };
  } catch (error) {
    return { fault: String(error.message).split("\n")[0].slice(0, 200) };
  }
}

function hexoData(text) {
  const { _content, ...data } = hexo.parse(text);
  return hexo.split(text).data === undefined || Object.keys(data).length === 0 ? null : data;
}

function grayData(text) {
  const { data, matter } = grayMatter(text, { engines });
  return matter ? data : null;
}

const posts = JSON.parse(readFileSync(0, "utf8"));
const found = posts.map(({ text, block }) => ({
  "hexo-front-matter": reading(() => hexoData(text)),
  "gray-matter": reading(() => grayData(text)),
  "js-yaml": reading(() => load(block, { schema })),
}));
process.stdout.write(JSON.stringify(found));
