// Runs tests on pages: makes a page of a library, opens it in Chromium, watches it, keeps its picture.
//
// Started as NAME_test.mjs PROGRAM SCREENSHOTS CHROMIUM.
import assert from "node:assert/strict";
import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {after, before, test} from "node:test";
import {pathToFileURL} from "node:url";
import {chromium} from "playwright-core";
import {writeLibrary} from "./library_files.mjs";

const [program, screenshots, executablePath] = process.argv.slice(2);
mkdirSync(screenshots, {recursive: true});
const made = mkdtempSync(join(tmpdir(), "patgraph-page-"));
process.on("exit", () => rmSync(made, {recursive: true}));
let browser;
before(async () => {
  // No name resolves, so that what a page might ask for stays on this machine.
  const args = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"];
  browser = await chromium.launch({executablePath, args});
});
after(() => browser?.close());

/// Writes a file that lasts as long as the tests, and returns its path.
export function fileOf(name, text) {
  const path = join(made, name);
  writeFileSync(path, text);
  return path;
}

/// Returns the address of the page that the program makes of a folder.
export function pageOfFolder(folder, ...options) {
  const file = join(mkdtempSync(join(made, "page-")), "map.html");
  const command = ["map", folder, "--no-config", "--format", "html", "--output", file, ...options];
  const run = spawnSync(program, command, {encoding: "utf8"});
  assert.equal(run.status, 0, `${run.error ?? ""}${run.stderr}`);
  return pathToFileURL(file).href;
}

/// Returns the address of a page of these patterns.
export function pageOf(patterns, ...options) {
  const folder = join(mkdtempSync(join(made, "library-")), "garden");
  writeLibrary(folder, patterns);
  return pageOfFolder(folder, ...options);
}

/// Waits until the page says that it has come so far.
export async function reached(page, mark) {
  await page.waitForFunction((name) => performance.getEntriesByName(name, "mark").length > 0, mark);
}

/// Notes what the page should never do: fail, ask a question, look outside.
function watch(context, complaints) {
  context.on("weberror", (error) => complaints.push(`fails: ${error.error().stack}`));
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  context.on("dialog", (dialog) => {
    complaints.push(`asks: ${dialog.message()}`);
    dialog.dismiss();
  });
  context.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) complaints.push(`asks the network for ${request.url()}`);
  });
  context.on("page", (page) => page.on("websocket", (socket) => complaints.push(`connects to ${socket.url()}`)));
}

/// Tests a page: `body` gets the page, settled. The page must not complain, and its last state is kept as a picture.
/// `options` are those of a browser context of Playwright, and `address` with the fragment.
export function pageTest(name, {address, ...options}, body) {
  test(name, async () => {
    const complaints = [];
    const context = await browser.newContext({
      viewport: {width: 1280, height: 800}, reducedMotion: "reduce", ...options,
    });
    context.setDefaultTimeout(60_000);
    watch(context, complaints);
    const page = await context.newPage();
    try {
      await page.goto(address);
      await reached(page, "settled");
      await body(page);
    } finally {
      await page.screenshot({path: join(screenshots, `${name.replace(/[^A-Za-z0-9]+/g, "-")}.png`)});
      await context.close();
    }
    assert.deepEqual(complaints, []);
  });
}

/// Waits until an assertion holds, for the page may take a moment; fails as the assertion does after twenty seconds.
export async function eventually(assertion) {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
