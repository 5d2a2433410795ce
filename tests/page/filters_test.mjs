// Filters by relation and by facets narrow the list, the counts and the map.
import assert from "node:assert/strict";
import {garden, listed} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, choice, counts, filter, map, patterns, textsOf} from "./parts.mjs";
import {differs} from "./pictures.mjs";

const address = pageOf(garden);

const shows = (page, expected) => eventually(async () => {
  const shown = (await textsOf(patterns(page))).map((text) => listed.find((title) => text.startsWith(title)) ?? text);
  assert.deepEqual(shown.sort(), [...expected].sort());
});
const titlesWhere = (fits) => garden.filter(fits).map((pattern) => pattern.title);
const says = (page, ...counted) => eventually(async () => {
  const text = await counts(page).innerText();
  for (const each of counted) assert.match(text, new RegExp(`\\b${each}\\b`));
});

pageTest("all is shown at first, and counted", {address}, async (page) => {
  await shows(page, listed);
  await says(page, "15 patterns", "13 links");
});

pageTest("filters are named, and offer what the library has", {address}, async (page) => {
  for (const [label, values] of [
    ["Domain", ["community", "soil", "water"]],
    ["Status", ["deprecated", "draft", "published"]],
    ["Relation", ["enables", "requires"]],
  ]) {
    for (const value of values) await choice(page, label, value).waitFor();
    if (label !== "Relation") assert.equal(await filter(page, label).getByRole("checkbox").count(), values.length);
  }
});

pageTest("a domain filters", {address}, async (page) => {
  const before = await map(page).screenshot();
  await choice(page, "Domain", "water").check();
  await shows(page, ["Rain Tank", "Drip Line", "Watering Rota"]);
  await says(page, "3 patterns", "2 links");
  await eventually(async () => assert.ok(await differs(page, before, await map(page).screenshot())));
});

pageTest("values of one filter are alternatives, filters hold together", {address}, async (page) => {
  await choice(page, "Domain", "water").check();
  await choice(page, "Domain", "soil").check();
  await shows(page, titlesWhere(({ontology}) => ["water", "soil"].includes(ontology.domain)));
  await choice(page, "Status", "draft").check();
  await shows(page, ["Drip Line", "Seed Box"]);
  await says(page, "2 patterns", "0 links");
});

pageTest("a status filters", {address}, async (page) => {
  await choice(page, "Status", "deprecated").check();
  await shows(page, ["Frost Watch"]);
  await says(page, "1 pattern", "0 links");
});

pageTest("a relation filters links", {address}, async (page) => {
  await choice(page, "Relation", "enables").check();
  await says(page, "1 link");
  await choice(page, "Relation", "requires").check();
  await says(page, "7 links");
});

pageTest("clearing the filters shows all again", {address}, async (page) => {
  await choice(page, "Domain", "water").check();
  await choice(page, "Relation", "enables").check();
  await says(page, "0 links");
  await button(page, "Clear filters").click();
  await shows(page, listed);
  await says(page, "15 patterns", "13 links");
  assert.equal(await choice(page, "Domain", "water").isChecked(), false);
  assert.equal(await choice(page, "Relation", "enables").isChecked(), false);
});

pageTest("filters that leave nothing say so", {address}, async (page) => {
  await choice(page, "Domain", "water").check();
  await choice(page, "Status", "deprecated").check();
  await shows(page, []);
  await says(page, "0 patterns");
});
