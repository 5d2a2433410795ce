// A phone: 390 points wide, touched.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, choice, map, panel, panelTitle, patternNamed, results, searchBox} from "./parts.mjs";
import {differs, drawn, nodes} from "./pictures.mjs";

const width = 390;
const height = 844;
const phone = {address: pageOf(garden), viewport: {width, height}, deviceScaleFactor: 2, isMobile: true, hasTouch: true};

const fits = async (page) => {
  const [inner, scroll] = await page.evaluate(() =>
    [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  assert.ok(scroll <= inner && inner === width, `${scroll} points of ${inner}`);
};

/// Touches the screen at some points, then moves all of them.
async function touch(page, from, to) {
  const session = await page.context().newCDPSession(page);
  const send = (type, touchPoints) => session.send("Input.dispatchTouchEvent", {type, touchPoints});
  await send("touchStart", from);
  for (let step = 1; step <= 5; ++step) {
    await send("touchMove", from.map(({x, y}, i) => ({
      x: x + (to[i].x - x) * step / 5, y: y + (to[i].y - y) * step / 5, id: i,
    })));
  }
  await send("touchEnd", []);
}

async function center(page) {
  const box = await map(page).boundingBox();
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
}

pageTest("nothing is wider than the screen, and the map is seen", phone, async (page) => {
  await fits(page);
  const box = await map(page).boundingBox();
  assert.ok(box.width >= 300 && box.height >= 250, JSON.stringify(box));
  assert.ok(box.y < height / 2, JSON.stringify(box));
  assert.ok(await drawn(page, await map(page).screenshot()) > 500);
});

pageTest("a search opens a panel that can be read and closed", phone, async (page) => {
  await searchBox(page).tap();
  await searchBox(page).fill("shared");
  await results(page).first().tap();
  await panelTitle(page).filter({hasText: "Shared Bed"}).waitFor();
  await fits(page);
  const box = await panel(page).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= width && box.width >= 280, JSON.stringify(box));
  assert.ok(box.y < height && box.height >= 200, JSON.stringify(box));
  // What is open and its three neighbours stand above it.
  const above = {x: 0, y: (await map(page).boundingBox()).y, width};
  const picture = await page.screenshot({clip: {...above, height: box.y - above.y}, scale: "css"});
  assert.equal((await nodes(page, picture)).length, 4);
  await panel(page).getByRole("button", {name: "Tool Shed"}).first().tap();
  await panelTitle(page).filter({hasText: "Tool Shed"}).waitFor();
  await panel(page).getByRole("button", {name: "Close"}).tap();
  await eventually(async () => assert.equal(await panel(page).isVisible(), false));
});

pageTest("the list and the filters are within reach", phone, async (page) => {
  if (!await choice(page, "Domain", "soil").isVisible()) await page.getByText("Filters", {exact: true}).tap();
  await choice(page, "Domain", "soil").tap();
  await eventually(async () => assert.ok(await choice(page, "Domain", "soil").isChecked()));
  await patternNamed(page, "Leaf Pile").tap();
  await panelTitle(page).filter({hasText: "Leaf Pile"}).waitFor();
  await fits(page);
});

pageTest("a tap on a node opens its pattern", {...phone, address: `${phone.address}#status=deprecated`}, async (page) => {
  const [position] = await nodes(page, await map(page).screenshot({scale: "css"}));
  await map(page).tap({position});
  await panelTitle(page).filter({hasText: "Frost Watch"}).waitFor();
});

pageTest("a finger moves the map, not the page", phone, async (page) => {
  const before = await map(page).screenshot();
  const from = await center(page);
  await touch(page, [from], [{x: from.x - 80, y: from.y - 60}]);
  await eventually(async () => assert.ok(await differs(page, before, await map(page).screenshot(), 500)));
  assert.equal(await page.evaluate(() => scrollY), 0);
});

pageTest("two fingers zoom the map, not the page", phone, async (page) => {
  const before = await map(page).screenshot();
  const {x, y} = await center(page);
  await touch(page, [{x: x - 20, y}, {x: x + 20, y}], [{x: x - 100, y}, {x: x + 100, y}]);
  await eventually(async () => assert.ok(await differs(page, before, await map(page).screenshot(), 500)));
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
});

for (const view of ["Cycles", "Path"]) {
  pageTest(`the view ${view} fits the screen`, phone, async (page) => {
    await button(page, view).tap();
    await fits(page);
  });
}
