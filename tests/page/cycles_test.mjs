// The view of circles: those along one relation, as the checks find them.
import assert from "node:assert/strict";
import {garden, listed} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, counts, cycles, map, panelTitle, patterns, textsOf} from "./parts.mjs";
import {differs} from "./pictures.mjs";

const address = pageOf(garden);
const sound = pageOf(garden.filter(({title}) => ["Rain Tank", "Drip Line"].includes(title)));

pageTest("the circles are listed with their relation, the largest first", {address}, async (page) => {
  await button(page, "Cycles").click();
  await eventually(async () => {
    const found = await textsOf(cycles(page));
    assert.equal(found.length, 2, JSON.stringify(found));
    assert.match(found[0], /generalizes|broader/);
    assert.match(found[0], /\b3\b/);
    assert.match(found[1], /requires/);
    assert.match(found[1], /\b2\b/);
  });
});

pageTest("the view of circles shows what is in circles only", {address}, async (page) => {
  const before = await map(page).screenshot();
  await button(page, "Cycles").click();
  const members = ["Compost Heap", "Leaf Pile", "Seed Box", "Seed Exchange", "Seed Saving"];
  await eventually(async () => {
    const shown = (await textsOf(patterns(page))).sort();
    assert.equal(shown.length, members.length, JSON.stringify(shown));
    for (const [i, title] of members.entries()) assert.ok(shown[i].startsWith(title), shown[i]);
    assert.match(await counts(page).innerText(), /\b5 patterns, 5 links\b/);
    assert.ok(await differs(page, before, await map(page).screenshot()));
  });
});

pageTest("a circle that is chosen is shown alone", {address}, async (page) => {
  await button(page, "Cycles").click();
  await cycles(page).nth(1).click();
  await eventually(async () => {
    const shown = (await textsOf(patterns(page))).sort();
    assert.equal(shown.length, 2, JSON.stringify(shown));
    assert.ok(shown[0].startsWith("Compost Heap") && shown[1].startsWith("Leaf Pile"), JSON.stringify(shown));
  });
  await patterns(page).first().click();
  await panelTitle(page).filter({hasText: /Compost Heap|Leaf Pile/}).waitFor();
});

pageTest("the whole map comes back", {address}, async (page) => {
  await button(page, "Cycles").click();
  await eventually(async () => assert.equal(await patterns(page).count(), 5));
  await button(page, "Whole map").click();
  await eventually(async () => assert.equal(await patterns(page).count(), listed.length));
});

pageTest("a library without circles says so", {address: sound}, async (page) => {
  await button(page, "Cycles").click();
  await eventually(async () => assert.match(await page.locator("body").innerText(), /no cycles/i));
  assert.equal(await cycles(page).count(), 0);
});
