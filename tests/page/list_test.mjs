// The list beside the map, of a library that is too long to show at once.
import assert from "node:assert/strict";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, choice, panelTitle, patterns, results, searchBox, textsOf} from "./parts.mjs";

// Each patch needs the next. Titles are numbered as people count: Patch 2 comes before Patch 10.
const many = 450;
const address = pageOf(Array.from({length: many}, (_, i) => ({
  title: `Patch ${i + 1}`,
  slug: `patch-${i + 1}`,
  ontology: {domain: i < 30 ? "orchard" : "field"},
  relationships: {requires: [`patch-${(i + 1) % many + 1}`]},
})));
const more = (page) => button(page, "Show more");
const counts = (page, count) => eventually(async () => assert.equal(await patterns(page).count(), count));

pageTest("a long list shows its beginning, and more when asked", {address}, async (page) => {
  await counts(page, 200);
  const shown = await textsOf(patterns(page));
  assert.match(shown[0], /^Patch 1\b/);
  assert.match(shown[1], /^Patch 2\b/);
  assert.match(shown[199], /^Patch 200\b/);
  await more(page).click();
  await counts(page, 400);
  await more(page).click();
  await counts(page, many);
  await eventually(async () => assert.equal(await more(page).isVisible(), false));
});

pageTest("a long list that a filter shortens needs no more", {address}, async (page) => {
  await choice(page, "Domain", "orchard").check();
  await counts(page, 30);
  assert.equal(await more(page).isVisible(), false);
  await choice(page, "Domain", "orchard").uncheck();
  await counts(page, 200);
});

pageTest("what the list does not show yet is found by the search", {address}, async (page) => {
  await searchBox(page).fill("Patch 449");
  await results(page).first().click();
  await panelTitle(page).filter({hasText: "Patch 449"}).waitFor();
});

pageTest("who asks for more by the keyboard stays where they are", {address}, async (page) => {
  await more(page).focus();
  await page.keyboard.press("Enter");
  await counts(page, 400);
  await page.keyboard.press("Shift+Tab");
  const focused = await page.evaluate(() => document.activeElement.innerText);
  assert.match(focused, /^Patch \d+\b/);
});
