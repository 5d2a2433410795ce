// The shortest chain of links between two patterns.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {button, panelTitle, path, textsOf} from "./parts.mjs";

const address = pageOf(garden);

async function findPath(page, from, to) {
  await button(page, "Path").click();
  await page.getByLabel("From", {exact: true}).fill(from);
  await page.keyboard.press("Escape"); // away with suggestions
  await page.getByLabel("To", {exact: true}).fill(to);
  await page.keyboard.press("Escape");
  await button(page, "Find path").click();
}

const chain = ["Drip Line", "Rain Tank", "Watering Rota", "Shared Bed", "Tool Shed", "Work Day"];

/// Expects the patterns in this order, each in an item of its own.
const shows = (page, titles) => eventually(async () => {
  const items = (await textsOf(path(page))).join("\n");
  const places = titles.map((title) => items.indexOf(title));
  assert.ok(places.every((place, i) => place >= 0 && (i === 0 || place > places[i - 1])), items);
  for (const {title} of garden) assert.ok(titles.includes(title) || !items.includes(title), `${title} in ${items}`);
});

pageTest("the path leads from one pattern to the other, and names relations", {address}, async (page) => {
  await findPath(page, "Drip Line", "Work Day");
  await shows(page, chain);
  const text = (await textsOf(path(page))).join(" ");
  assert.match(text, /requires/);
  assert.match(text, /enables/);
});

pageTest("the path goes the other way round too", {address}, async (page) => {
  await findPath(page, "Work Day", "Drip Line");
  await shows(page, [...chain].reverse());
});

pageTest("a step of the path opens its panel", {address}, async (page) => {
  await findPath(page, "Drip Line", "Work Day");
  await path(page).getByRole("button", {name: "Shared Bed"}).or(path(page).getByRole("link", {name: "Shared Bed"}))
    .first().click();
  await panelTitle(page).filter({hasText: "Shared Bed"}).waitFor();
});

pageTest("where there is no path, the page says so", {address}, async (page) => {
  await findPath(page, "Drip Line", "Frost Watch");
  await eventually(async () => assert.match(await page.locator("body").innerText(), /no (path|chain)/i));
  assert.equal(await path(page).count(), 0);
});

pageTest("where an end is no pattern, the page says so", {address}, async (page) => {
  await findPath(page, "Submarine", "Work Day");
  await eventually(async () => assert.match(await page.locator("body").innerText(), /no pattern[^]*Submarine|Submarine[^]*no pattern/i));
});

pageTest("a path of a pattern to itself is that pattern", {address}, async (page) => {
  await findPath(page, "Rain Tank", "Rain Tank");
  await shows(page, ["Rain Tank"]);
});
