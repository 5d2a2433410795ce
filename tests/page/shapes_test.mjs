// Pages of other maps than a whole library of ordinary patterns.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, counts, filter, map, open, panel, path, patterns, textsOf} from "./parts.mjs";
import {drawn} from "./pictures.mjs";

const overview = pageOf(garden, "--collapse", "domain");
const near = pageOf(garden, "--around", "rain-tank");
const single = pageOf([{title: "Lone Bench", slug: "lone-bench"}]);
const twins = pageOf([
  {id: "pat_01kkkkkkkkkkkkkkkkkkkkkkka", title: "Twin Beds", slug: "twin"},
  {id: "pat_01kkkkkkkkkkkkkkkkkkkkkkkb", title: "Twin Beds", slug: "Twin", requires: ["pat_01kkkkkkkkkkkkkkkkkkkkkkka"]},
]);

pageTest("a page of domains has a node for each, and says what it stands for", {address: overview}, async (page) => {
  const shown = (await textsOf(patterns(page))).map((text) => text.match(/^\S+/)[0]).sort();
  assert.deepEqual(shown.filter((text) => ["community", "soil", "water"].includes(text)), ["community", "soil", "water"]);
  await open(page, "water");
  assert.match(await panel(page).innerText(), /\b3 patterns\b/);
  assert.match(await panel(page).innerText(), /community/);
});

pageTest("a page of a neighbourhood has that and no more", {address: near}, async (page) => {
  const shown = (await textsOf(patterns(page))).sort();
  assert.deepEqual(shown.map((text) => text.match(/^\w+ \w+/)[0]), ["Drip Line", "Rain Tank", "Watering Rota"]);
  assert.match(await counts(page).innerText(), /\b3 patterns\b.*\b2 links\b/);
});

pageTest("a page of one pattern without a link is drawn", {address: single}, async (page) => {
  assert.ok(await drawn(page, await map(page).screenshot()) > 20);
  await open(page, "Lone Bench");
  for (const label of ["Relation", "Domain", "Status"]) assert.equal(await filter(page, label).count(), 0, label);
});

pageTest("patterns of one title are told apart", {address: twins}, async (page) => {
  assert.equal(await patterns(page).count(), 2);
  await patterns(page).nth(0).click();
  await eventually(async () => assert.ok(await panel(page).isVisible()));
  const first = await panel(page).innerText();
  await patterns(page).nth(1).click();
  await eventually(async () => assert.notEqual(await panel(page).innerText(), first));
});
