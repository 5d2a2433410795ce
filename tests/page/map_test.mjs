// The picture: it answers to clicks, drags and the wheel, and shows the neighbourhood of what is open.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, choice, map, open, panel, panelTitle, patternNamed} from "./parts.mjs";
import {aNode, differs, drawn} from "./pictures.mjs";

const address = pageOf(garden);

/// Returns a picture of the left half of the map, which no panel covers.
async function pictureOf(page) {
  const {x, y, width, height} = await map(page).boundingBox();
  return page.screenshot({clip: {x, y, width: width / 2, height}});
}

/// Returns the picture once it no longer changes.
async function still(page) {
  let last = await pictureOf(page);
  return eventually(async () => {
    const next = await pictureOf(page);
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
  await still(page);
  const position = await aNode(page, await map(page).screenshot());
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
  await eventually(async () => assert.ok(await differs(page, before, await pictureOf(page), 500)));
});

pageTest("of what is open, the neighbourhood stands out and the rest steps back", {address}, async (page) => {
  // Strong are pixels far from the background.
  const strong = async () => drawn(page, await still(page), 150);
  const before = await strong();
  await open(page, "Open Gate");
  const alone = await strong();
  assert.ok(alone < before / 2, `${alone} strong pixels of ${before}`);
  await open(page, "Rain Tank");
  const together = await strong();
  assert.ok(together > alone, `${together} strong pixels with two neighbours, ${alone} without`);
});

pageTest("the map has the patterns in a list beside it", {address}, async (page) => {
  for (const {title} of garden) await patternNamed(page, title).waitFor();
});
