// The panel tells all about a pattern, and leads to its neighbours.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, pageOf, pageTest} from "./harness.mjs";
import {open, panel, panelTitle} from "./parts.mjs";

const address = pageOf(garden);

/// Returns what stands in the panel under headings: of each, without a number behind it, the lines of its section.
const sections = (page) => panel(page).evaluate((root) => Object.fromEntries(
  [...root.querySelectorAll("h3")].map((heading) => {
    const section = heading.closest("section") ?? heading.parentElement;
    return [heading.innerText.trim().replace(/\s*\d+$/, ""), section.innerText.trim().split(/\s*\n\s*/).slice(1).join(" ")];
  })));

const neighbour = (page, title) => panel(page).getByRole("button", {name: title}).first();

pageTest("the panel shows title, summary and the link to the page", {address}, async (page) => {
  await open(page, "Shared Bed");
  assert.equal(await panelTitle(page).innerText(), "Shared Bed");
  assert.match(await panel(page).innerText(), /One bed that everybody digs/);
  const link = panel(page).getByRole("link", {name: "Open page"});
  assert.equal(await link.getAttribute("href"), "https://garden.example/shared-bed");
});

/// Expects a section whose heading and text are like that.
async function expectSection(page, heading, text) {
  const found = await sections(page);
  const headings = Object.keys(found).filter((each) => heading.test(each));
  assert.equal(headings.length, 1, `${heading} among ${JSON.stringify(Object.keys(found))}`);
  assert.match(found[headings[0]], text);
}

pageTest("the panel groups links by relation and direction, with weights", {address}, async (page) => {
  await open(page, "Shared Bed");
  await expectSection(page, /^generalizes from$/, /Growing Together.*0\.9/);
  await expectSection(page, /^requires$/, /Tool Shed.*0\.8/);
  await expectSection(page, /enables/, /Watering Rota.*0\.4/);
});

pageTest("a link that both ends state is shown once, at each end by its own name", {address}, async (page) => {
  await open(page, "Growing Together");
  await expectSection(page, /^specializes to$/, /^1 Shared Bed 0\.9$|^Shared Bed 0\.9$/);
});

pageTest("a link of a symmetric relation is shown alike at both ends", {address}, async (page) => {
  for (const [title, other] of [["Work Day", "Harvest Table"], ["Harvest Table", "Work Day"]]) {
    await open(page, title);
    await expectSection(page, /^related$/, new RegExp(`${other}.*0\\.65`));
  }
});

pageTest("links that lead to a pattern stand apart from those that lead away", {address}, async (page) => {
  await open(page, "Compost Heap");
  const found = Object.entries(await sections(page)).filter(([, text]) => text.includes("Leaf Pile"));
  assert.equal(found.length, 2, JSON.stringify(found));
  assert.notEqual(found[0][0], found[1][0]);
  assert.deepEqual(found.map(([, text]) => text.match(/0\.\d+/)?.[0]).sort(), ["0.3", "0.5"]);
});

pageTest("the panel shows the findings of the pattern", {address}, async (page) => {
  await open(page, "Shared Bed");
  const found = (await sections(page)).Findings;
  assert.match(found, /'requires' names 'nowhere-at-all', which is no entry of the library/);
  assert.match(found, /dangling-reference/);
  assert.doesNotMatch(found, /cycle of/);
});

pageTest("the panel shows what is named only", {address}, async (page) => {
  await open(page, "Tool Shed");
  await neighbour(page, "Wheel Hoe").click();
  await panelTitle(page).filter({hasText: "Wheel Hoe"}).waitFor();
  await expectSection(page, /tools/, /Tool Shed/);
});

pageTest("a neighbour in the panel opens its own panel", {address}, async (page) => {
  await open(page, "Shared Bed");
  await neighbour(page, "Watering Rota").click();
  await panelTitle(page).filter({hasText: "Watering Rota"}).waitFor();
  await neighbour(page, "Rain Tank").click();
  await panelTitle(page).filter({hasText: "Rain Tank"}).waitFor();
  assert.match(await panel(page).innerText(), /Drip Line/);
});

pageTest("a panel without links or findings has no empty sections", {address}, async (page) => {
  await open(page, "Wheel Hoe");
  for (const [heading, text] of Object.entries(await sections(page))) assert.notEqual(text, "", heading);
});

pageTest("the panel closes", {address}, async (page) => {
  await open(page, "Tool Shed");
  await panel(page).getByRole("button", {name: "Close"}).click();
  await eventually(async () => assert.equal(await panel(page).isVisible(), false));
});
