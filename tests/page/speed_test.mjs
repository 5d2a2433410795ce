// How fast the page of a whole library is, the one that PATGRAPH_CORPUS names. Prints times, expects none.
import assert from "node:assert/strict";
import {existsSync} from "node:fs";
import {pageOfFolder, pageTest, reached} from "./harness.mjs";
import {map} from "./parts.mjs";
import {differs, drawn} from "./pictures.mjs";

const corpus = process.env.PATGRAPH_CORPUS ?? "";
if (!existsSync(corpus)) {
  console.log("skipped: PATGRAPH_CORPUS names no library");
  process.exit(77); // SKIP_RETURN_CODE of ctest
}
const address = pageOfFolder(corpus);

/// Drags the map about for some seconds, and returns how many pictures a second reached the screen meanwhile: Chromium
/// sends those that differ from the one before.
async function framesWhilePanning(page, seconds) {
  const session = await page.context().newCDPSession(page);
  let frames = 0;
  session.on("Page.screencastFrame", ({sessionId}) => {
    ++frames;
    session.send("Page.screencastFrameAck", {sessionId}).catch(() => {}); // the last may come after the end
  });
  await session.send("Page.startScreencast", {format: "jpeg", quality: 10, maxWidth: 320, maxHeight: 200});
  const {x, y, width, height} = await map(page).boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  frames = 0;
  const start = performance.now();
  for (let angle = 0; performance.now() - start < seconds * 1000; angle += 0.1) {
    await page.mouse.move(x + width / 2 + 150 * Math.sin(angle), y + height / 2 + 100 * (1 - Math.cos(angle)));
  }
  const result = frames / (performance.now() - start) * 1000;
  await page.mouse.up();
  await session.send("Page.stopScreencast");
  return result;
}

pageTest("the page of a whole library draws, settles and moves", {address}, async (page) => {
  await reached(page, "first-picture");
  const timeOf = (mark) => page.evaluate((name) => performance.getEntriesByName(name, "mark")[0].startTime, mark);
  const [first, settled] = [await timeOf("first-picture"), await timeOf("settled")];
  const before = await map(page).screenshot();
  assert.ok(await drawn(page, before) > 5000, "the map is blank");
  const frames = await framesWhilePanning(page, 3);
  assert.ok(await differs(page, before, await map(page).screenshot(), 1000), "the map does not move");
  console.log(`first picture after ${Math.round(first)} ms, settled after ${Math.round(settled)} ms, ` +
    `${frames.toFixed(1)} pictures a second while panning`);
});
