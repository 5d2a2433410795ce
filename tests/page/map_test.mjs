// The picture: it answers to clicks, drags and the wheel, and shows the neighbourhood of what is open.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, choice, map, open, panel, panelTitle, patternNamed} from "./parts.mjs";
import {aNode, differs, drawn} from "./pictures.mjs";

const address = pageOf(garden);

/// Returns the picture of the map once it no longer changes.
async function still(page) {
  let last = await map(page).screenshot();
  return await eventually(async () => {
    const next = await map(page).screenshot();
    const moves = await differs(page, last, next, 0);
    last = next;
    assert.ok(!moves, "the map never rests");
    return next;
  });
}

pageTest("the map is drawn", {address}, async (page) => {
  assert.ok(await drawn(page, await map(page).screenshot()) > 1000);
});

pageTest("a click on a node opens its pattern", {address}, async (page) => {
  await choice(page, "Status", "deprecated").check();
  const position = await aNode(page, await still(page));
  assert.ok(position.side >= 3, "no node is seen");
  await map(page).click({position});
  await panelTitle(page).filter({hasText: "Frost Watch"}).waitFor();
});

pageTest("a drag moves the map, and opens nothing", {address}, async (page) => {
  const before = await still(page);
  const box = await map(page).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 90, box.y + box.height / 2 - 60, {steps: 5});
  await page.mouse.up();
  assert.ok(await differs(page, before, await still(page), 500));
  assert.equal(await panel(page).isVisible(), false);
});

pageTest("the wheel zooms", {address}, async (page) => {
  const before = await still(page);
  await map(page).hover();
  await page.mouse.wheel(0, -400);
  await eventually(async () => assert.ok(await differs(page, before, await map(page).screenshot(), 500)));
});

pageTest("of what is open, the neighbourhood stands out and the rest steps back", {address}, async (page) => {
  // Strong are the pixels far from the background: fewer when all but one pattern step back.
  const strong = async () => drawn(page, await still(page), 150);
  const before = await strong();
  await open(page, "Open Gate");
  await eventually(async () => assert.ok(await drawn(page, await map(page).screenshot(), 150) < before / 2));
  const ofNone = await strong();
  await open(page, "Rain Tank");
  assert.ok(await strong() > ofNone);
  await button(page, "Close").click();
  await eventually(async () => assert.ok(await strong() > before * 0.7));
});

pageTest("the map has the patterns in a list beside it", {address}, async (page) => {
  for (const {title} of garden) await patternNamed(page, title).waitFor();
});
