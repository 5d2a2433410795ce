// All that a mouse can do is done with the keyboard alone: nothing here moves or clicks a mouse.
import assert from "node:assert/strict";
import {garden, listed} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {choice, cycles, map, panel, panelTitle, path, patterns, results, searchBox, textsOf} from "./parts.mjs";
import {differs} from "./pictures.mjs";

const address = pageOf(garden);

const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

/// Presses Tab until the element has the focus.
async function tabTo(page, locator, key = "Tab") {
  for (let i = 0; i < 120; ++i) {
    if (await locator.count() > 0 && await isFocused(locator.first())) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${key} never comes to ${locator}`);
}

pageTest("the search is reached by a slash, used by arrows, chosen from by Enter", {address}, async (page) => {
  await page.keyboard.press("/");
  await eventually(async () => assert.ok(await isFocused(searchBox(page))));
  await page.keyboard.type("seed");
  await eventually(async () => assert.equal(await results(page).count(), 3));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const chosen = page.getByRole("option", {selected: true});
  await eventually(async () => assert.equal(await chosen.count(), 1));
  // What is chosen is told to screen readers.
  const active = await searchBox(page).getAttribute("aria-activedescendant");
  assert.equal(active, await chosen.getAttribute("id"));
  const [title] = (await chosen.innerText()).match(/Seed \w+/);
  await page.keyboard.press("Enter");
  await panelTitle(page).filter({hasText: title}).waitFor();
});

pageTest("the slash is text in the search", {address}, async (page) => {
  await tabTo(page, searchBox(page));
  await page.keyboard.type("a/b");
  assert.equal(await searchBox(page).inputValue(), "a/b");
});

pageTest("Escape closes the results first, then the panel", {address}, async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("drip");
  await eventually(async () => assert.equal(await results(page).count(), 1));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await panelTitle(page).filter({hasText: "Drip Line"}).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("rain");
  await eventually(async () => assert.equal(await results(page).count(), 1));
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await results(page).count(), 0));
  assert.ok(await panel(page).isVisible());
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await panel(page).isVisible(), false));
});

pageTest("a pattern of the list opens by Enter; the panel has the focus, and gives it back", {address}, async (page) => {
  const first = patterns(page).first();
  await tabTo(page, first);
  const text = await first.innerText();
  const title = listed.find((each) => text.startsWith(each));
  await page.keyboard.press("Enter");
  await panelTitle(page).filter({hasText: title}).waitFor();
  await eventually(async () => assert.ok(await panel(page).evaluate((root) => root.contains(document.activeElement))));
  await page.keyboard.press("Escape");
  await eventually(async () => assert.equal(await panel(page).isVisible(), false));
  await eventually(async () => assert.ok(await isFocused(first)));
});

pageTest("a neighbour in the panel opens by Enter", {address}, async (page) => {
  await page.keyboard.press("/");
  await page.keyboard.type("Drip");
  await eventually(async () => assert.equal(await results(page).count(), 1));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await panelTitle(page).filter({hasText: "Drip Line"}).waitFor();
  await tabTo(page, panel(page).getByRole("button", {name: "Rain Tank"}));
  await page.keyboard.press("Enter");
  await panelTitle(page).filter({hasText: "Rain Tank"}).waitFor();
});

pageTest("a filter is set by the space bar", {address}, async (page) => {
  await tabTo(page, choice(page, "Domain", "water"));
  await page.keyboard.press("Space");
  await eventually(async () => assert.equal(await patterns(page).count(), 3));
  await tabTo(page, page.getByRole("button", {name: "Clear filters"}));
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await patterns(page).count(), listed.length));
});

pageTest("circles and paths need no mouse", {address}, async (page) => {
  await tabTo(page, page.getByRole("button", {name: "Cycles", exact: true}));
  await page.keyboard.press("Enter");
  await tabTo(page, cycles(page).first());
  await page.keyboard.press("Enter");
  await eventually(async () => assert.equal(await patterns(page).count(), 3));
  await tabTo(page, page.getByRole("button", {name: "Path", exact: true}), "Shift+Tab");
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByLabel("From", {exact: true}));
  await page.keyboard.type("Drip Line");
  await tabTo(page, page.getByLabel("To", {exact: true}));
  await page.keyboard.type("Rain Tank");
  await tabTo(page, page.getByRole("button", {name: "Find path"}));
  await page.keyboard.press("Enter");
  await eventually(async () => assert.match((await textsOf(path(page))).join(" "), /Drip Line[^]*Rain Tank/));
});

pageTest("arrows move the map, plus and minus zoom", {address}, async (page) => {
  await tabTo(page, map(page));
  for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-"]) {
    const before = await map(page).screenshot();
    await page.keyboard.press(key);
    await eventually(async () => assert.ok(await differs(page, before, await map(page).screenshot(), 200), key));
    await page.waitForTimeout(400); // for a movement that glides
  }
});

pageTest("keys with Control or Alt are left to the browser", {address}, async (page) => {
  await tabTo(page, map(page));
  const before = await map(page).screenshot();
  for (const key of ["Control++", "Control+-", "Alt+ArrowLeft", "Control+/"]) await page.keyboard.press(key);
  await page.waitForTimeout(300); // as long as it may take to draw
  assert.ok(!await differs(page, before, await map(page).screenshot()));
  assert.equal(await isFocused(searchBox(page)), false);
});

pageTest("whatever has the focus shows it", {address}, async (page) => {
  const seen = new Set();
  for (let i = 0; i < 60; ++i) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
      return {
        name: `${element.tagName} ${element.getAttribute("aria-label") ?? element.innerText ?? ""}`.slice(0, 60),
        shows: element === document.body || outlined || style.boxShadow !== "none",
      };
    });
    assert.ok(focus.shows, `no ring round ${focus.name}`);
    seen.add(focus.name);
  }
  assert.ok(seen.size > 15, [...seen].join(", "));
});
