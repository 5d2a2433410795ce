// The search finds patterns by title, alias and id.
import assert from "node:assert/strict";
import {garden, idOfTitle} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {panelTitle, results, searchBox, textsOf} from "./parts.mjs";

const address = pageOf(garden);

const finds = (page, title) => eventually(async () => {
  const found = await textsOf(results(page));
  assert.ok(found[0]?.startsWith(title), `expected ${title} first of ${JSON.stringify(found)}`);
});

for (const [by, text, title] of [
  ["title", "Rain Tank", "Rain Tank"],
  ["the start of a title, in other case", "rAIN t", "Rain Tank"],
  ["a word inside a title", "rota", "Watering Rota"],
  ["alias", "Common Plot", "Shared Bed"],
  ["another alias, in other case", "bed for everyone", "Shared Bed"],
  ["id", idOfTitle("Drip Line"), "Drip Line"],
]) {
  pageTest(`search finds by ${by}`, {address}, async (page) => {
    await searchBox(page).fill(text);
    await finds(page, title);
  });
}

pageTest("search by an alias shows which one", {address}, async (page) => {
  await searchBox(page).fill("common plot");
  await eventually(async () => assert.match((await textsOf(results(page)))[0] ?? "", /Shared Bed[^]*Common Plot/));
});

pageTest("search finds all patterns whose title has the text, and no other", {address}, async (page) => {
  await searchBox(page).fill("seed");
  await eventually(async () => {
    const found = await textsOf(results(page));
    const titles = found.map((text) => text.match(/^Seed \w+/)?.[0] ?? text);
    assert.deepEqual(titles.sort(), ["Seed Box", "Seed Exchange", "Seed Saving"]);
  });
});

pageTest("search says that it finds nothing", {address}, async (page) => {
  await searchBox(page).fill("submarine");
  await eventually(async () => assert.match(await page.locator("body").innerText(), /no(thing| patterns?)\b/i));
  assert.equal(await results(page).count(), 0);
});

pageTest("search takes what has a meaning in regular expressions as text", {address}, async (page) => {
  for (const text of ["(", "[a-z", "\\", "*", ".", "?+"]) {
    await searchBox(page).fill(text);
    await eventually(async () => assert.equal(await results(page).count(), 0, text));
  }
});

pageTest("a click on a result opens its panel", {address}, async (page) => {
  await searchBox(page).fill("drip");
  await results(page).first().click();
  await panelTitle(page).filter({hasText: "Drip Line"}).waitFor();
  await eventually(async () => assert.equal(await results(page).count(), 0));
});
