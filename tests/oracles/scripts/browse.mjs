// Opens pages in a headless Chromium and prints what a reader would be hurt by, as JSON:
// errors on the console, requests that fail or go to another host, links that lead nowhere, and axe's grave findings.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(process.env.NODE_PATH + "/");
const { default: chromium } = await import(require.resolve("@sparticuz/chromium"));
const { chromium: browsers } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const { base, pages } = JSON.parse(readFileSync(0, "utf8"));
// Made for machines that start a browser for each page: with --single-process it ends with its first page.
const args = chromium.args.filter((one) => one !== "--single-process");
const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args });
const statuses = new Map();

async function status(page, address) {
  if (!statuses.has(address)) {
    const answer = await page.request.get(address);
    statuses.set(address, [answer.status(), await answer.text()]);
  }
  return statuses.get(address);
}

const found = [];
for (const path of pages) {
  const page = await browser.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()} (${message.location().url})`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => faults.push(`request: ${request.url()}`));
  page.on("request", (request) => request.url().startsWith(base) || faults.push(`other host: ${request.url()}`));
  await page.goto(base + path, { waitUntil: "networkidle" });
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((link) => link.href));
  for (const link of new Set(links.filter((one) => one.startsWith(base)))) {
    const [address, anchor] = link.split("#");
    const [code, text] = await status(page, address);
    if (code !== 200) faults.push(`link: ${link} answers ${code}`);
    else if (anchor && !text.includes(`id="${decodeURIComponent(anchor)}"`)) faults.push(`link: no such place: ${link}`);
  }
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  for (const { id, impact, help, nodes } of violations) {
    if (["serious", "critical"].includes(impact)) faults.push(`axe: ${id}: ${help}: ${nodes[0].html.slice(0, 160)}`);
  }
  found.push({ page: path, title: await page.title(), links: links.length, faults });
  await page.close();
}
await browser.close();
console.log(JSON.stringify(found));
