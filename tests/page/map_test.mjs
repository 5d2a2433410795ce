// The picture: it answers to clicks, drags and the wheel, and shows the neighbourhood of what is open.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, choice, map, open, panel, panelTitle, patternNamed} from "./parts.mjs";
import {differs, drawn, nodes} from "./pictures.mjs";

const address = pageOf(garden);

/// Returns a picture of what the panel leaves of the map.
async function pictureOf(page) {
  const {x, y, width, height} = await map(page).boundingBox();
  const end = await panel(page).isVisible() ? (await panel(page).boundingBox()).x : x + width;
  return page.screenshot({clip: {x, y, width: end - x, height}});
}

/// Returns the picture once it no longer changes.
async function still(page) {
  let last = await pictureOf(page);
  return eventually(async () => {
    const next = await pictureOf(page);
    const rests = next.equals(last);
    last = next;
    assert.ok(rests, "the map never rests");
    return next;
  });
}

pageTest("the map is drawn", {address}, async (page) => {
  assert.ok(await drawn(page, await map(page).screenshot()) > 1000);
});

pageTest("a click on a node opens its pattern", {address}, async (page) => {
  await choice(page, "Status", "deprecated").check();
  await still(page);
  const [position, ...others] = await nodes(page, await map(page).screenshot());
  assert.deepEqual(others, []);
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

for (const [reducedMotion, how] of [["reduce", "at once"], ["no-preference", "gliding"]]) {
  pageTest(`a zoom button moves the map ${how}`, {address, reducedMotion}, async (page) => {
    await still(page);
    const moves = await page.evaluate(async () => {
      const canvas = document.querySelector("canvas");
      const pictures = new Set();
      document.querySelector("[aria-label='Zoom in']").click();
      for (let frame = 0; frame < 30; ++frame) {
        await new Promise(requestAnimationFrame);
        pictures.add(canvas.toDataURL());
      }
      return pictures.size;
    });
    // The picture is drawn once more, sharp, when it rests.
    assert.equal(moves <= 3, how === "at once", `${moves} pictures`);
  });
}

for (const reducedMotion of ["reduce", "no-preference"]) {
  const how = reducedMotion === "reduce" ? "at once" : "gliding";
  pageTest(`of what is open, the neighbourhood stands out and the rest steps back, ${how}`, {address, reducedMotion},
    async (page) => {
      const standOut = async () => (await nodes(page, await still(page))).length;
      const before = await standOut();
      assert.ok(before >= 10, `${before} nodes`); // those without links are faint anyway
      for (const [title, count] of [["Drip Line", 2], ["Rain Tank", 3], ["Shared Bed", 4]]) {
        await open(page, title);
        assert.equal(await standOut(), count, title);
      }
      await button(page, "Close").click();
      assert.ok(await standOut() > 4);
    });
}

pageTest("the map has the patterns in a list beside it", {address}, async (page) => {
  for (const {title} of garden) await patternNamed(page, title).waitFor();
});
