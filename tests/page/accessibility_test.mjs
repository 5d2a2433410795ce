// What the page tells those who do not see it: axe finds no fault in any state, and all has a role and a name.
import assert from "node:assert/strict";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {garden, listed} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, choice, counts, map, open, panel, patterns, results, searchBox} from "./parts.mjs";

const address = pageOf(garden);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/// Expects that axe finds nothing, by the rules of WCAG 2.2 AA and by its own good practice.
async function isSound(page) {
  await page.evaluate(`${axe};0`);
  const {violations} = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  const told = violations.flatMap(({id, help, nodes}) => nodes.map(({html}) => `${id}: ${help}: ${html.slice(0, 200)}`));
  assert.deepEqual(told, []);
}

const states = {
  "at first": () => {},
  "with results of a search": async (page) => {
    await searchBox(page).fill("seed");
    await results(page).first().waitFor();
  },
  "with a panel": (page) => open(page, "Shared Bed"),
  "with filters": (page) => choice(page, "Domain", "water").check(),
  "in the view of circles": (page) => button(page, "Cycles").click(),
  "in the view of paths": (page) => button(page, "Path").click(),
};

for (const colorScheme of ["light", "dark"]) {
  for (const [name, enter] of Object.entries(states)) {
    pageTest(`axe finds nothing ${name}, ${colorScheme}`, {address, colorScheme}, async (page) => {
      await enter(page);
      await isSound(page);
    });
  }
}

pageTest("axe finds nothing on a phone", {address, viewport: {width: 390, height: 844}, isMobile: true, hasTouch: true},
  isSound);

pageTest("the page has a title, a language, a main part and one heading of the first level", {address}, async (page) => {
  assert.match(await page.title(), /garden/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.getByRole("main").count(), 1);
  assert.equal(await page.getByRole("heading", {level: 1}).count(), 1);
});

pageTest("the list has a real item for each pattern", {address}, async (page) => {
  const list = page.getByRole("list", {name: "Patterns", exact: true});
  assert.equal(await list.getByRole("listitem").count(), listed.length);
  assert.equal(await patterns(page).count(), listed.length);
});

pageTest("what changes is told: the counts are a live region", {address}, async (page) => {
  assert.equal(await counts(page).count(), 1);
  const live = await counts(page).evaluate((element) => element.getAttribute("aria-live") ?? "polite");
  assert.notEqual(live, "off");
});

pageTest("the button of the view that is shown says so", {address}, async (page) => {
  const state = (name) => button(page, name).evaluate((element) =>
    element.getAttribute("aria-pressed") ?? element.getAttribute("aria-current") ?? "");
  assert.equal(await state("Whole map"), "true");
  await button(page, "Cycles").click();
  await eventually(async () => assert.equal(await state("Cycles"), "true"));
  assert.notEqual(await state("Whole map"), "true");
});

pageTest("the map is a picture with a name", {address}, async (page) => assert.equal(await map(page).count(), 1));

pageTest("of a panel that is closed nothing is told", {address}, async (page) => {
  await open(page, "Tool Shed");
  await panel(page).getByRole("button", {name: "Close"}).click();
  await eventually(async () => assert.equal(await panel(page).count(), 0));
});
