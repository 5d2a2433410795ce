// The fragment of the address holds the view: it can be shared, and the way back leads to the view before.
import assert from "node:assert/strict";
import {garden, listed} from "./garden.mjs";
import {eventually, pageOf, pageTest, reached} from "./harness.mjs";
import {button, choice, cycles, open, panel, panelTitle, path, patterns, textsOf} from "./parts.mjs";

const address = pageOf(garden);
// Values that mean something in a fragment, or would if they were not encoded.
const odd = "a,b&c=d #e%20+ü";
const oddAddress = pageOf([...garden, {slug: "odd-one", title: "Odd One", ontology: {domain: odd}}]);

const fragmentOf = async (page) => new URLSearchParams(new URL(page.url()).hash.slice(1));

/// Opens what the address bar shows in a new page, as who gets the link does.
async function shared(page) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await reached(other, "settled");
  return other;
}

pageTest("an open panel is in the address", {address}, async (page) => {
  await open(page, "Drip Line");
  await eventually(async () => assert.ok((await fragmentOf(page)).has("pattern")));
  const other = await shared(page);
  await panelTitle(other).filter({hasText: "Drip Line"}).waitFor();
});

pageTest("filters are in the address", {address}, async (page) => {
  await choice(page, "Domain", "water").check();
  await choice(page, "Status", "published").check();
  await choice(page, "Relation", "requires").check();
  await eventually(async () => {
    const fragment = await fragmentOf(page);
    assert.equal(fragment.get("domain"), "water");
    assert.equal(fragment.get("status"), "published");
    assert.ok(fragment.has("relation"));
  });
  const other = await shared(page);
  for (const [label, value] of [["Domain", "water"], ["Status", "published"], ["Relation", "requires"]]) {
    await eventually(async () => assert.ok(await choice(other, label, value).isChecked(), label));
  }
  assert.equal(await patterns(other).count(), 2);
});

pageTest("two values of one filter are in the address", {address}, async (page) => {
  await choice(page, "Domain", "water").check();
  await choice(page, "Domain", "soil").check();
  await eventually(async () => assert.match(page.url(), /water.*soil|soil.*water/));
  const other = await shared(page);
  await eventually(async () => assert.equal(await patterns(other).count(), 9));
});

pageTest("a value of any characters survives in the address", {address: oddAddress}, async (page) => {
  await choice(page, "Domain", odd).check();
  await choice(page, "Domain", "water").check();
  await eventually(async () => assert.match(page.url(), /domain=/));
  const other = await shared(page);
  await eventually(async () => {
    assert.ok(await choice(other, "Domain", odd).isChecked());
    assert.ok(await choice(other, "Domain", "water").isChecked());
    assert.equal(await patterns(other).count(), 4);
  });
});

pageTest("the view of circles is in the address", {address}, async (page) => {
  await button(page, "Cycles").click();
  await eventually(async () => assert.equal((await fragmentOf(page)).get("view"), "cycles"));
  const other = await shared(page);
  await eventually(async () => assert.equal(await cycles(other).count(), 2));
});

pageTest("a path is opened from its address, and stands there", {address}, async (page) => {
  const fragment = "#view=path&from=drip-line&to=watering-rota";
  await page.goto(address + fragment);
  await eventually(async () => {
    const text = (await textsOf(path(page))).join(" ");
    assert.match(text, /Drip Line[^]*Rain Tank[^]*Watering Rota/);
  });
  const other = await shared(page);
  await eventually(async () => assert.match((await textsOf(path(other))).join(" "), /Rain Tank/));
});

pageTest("the way back leads to the pattern before, the way forward to the next", {address}, async (page) => {
  await open(page, "Drip Line");
  await panel(page).getByRole("button", {name: "Rain Tank"}).first().click();
  await panelTitle(page).filter({hasText: "Rain Tank"}).waitFor();
  await page.goBack();
  await panelTitle(page).filter({hasText: "Drip Line"}).waitFor();
  await page.goForward();
  await panelTitle(page).filter({hasText: "Rain Tank"}).waitFor();
  await page.goBack();
  await page.goBack();
  await eventually(async () => assert.equal(await panel(page).isVisible(), false));
});

pageTest("the way back undoes a filter", {address}, async (page) => {
  await choice(page, "Domain", "water").check();
  await eventually(async () => assert.equal(await patterns(page).count(), 3));
  await page.goBack();
  await eventually(async () => assert.equal(await patterns(page).count(), listed.length));
  assert.equal(await choice(page, "Domain", "water").isChecked(), false);
});

for (const fragment of [
  "#pattern=pat_00000000000000000000000000", "#pattern=<img src=x onerror=alert(1)>", "#pattern=%", "#pattern=%E0%A4%A",
  "#pattern=__proto__", "#domain=nowhere&relation=nothing", "#view=submarine", "#view=path&from=constructor&to=toString",
  "#view=path&from=&to=", "#view=cycles&cycle=99", "#&&&=&=", "#x", `#pattern=${"x".repeat(100_000)}`,
]) {
  pageTest(`a fragment that makes no sense does no harm: ${fragment.slice(0, 40)}`, {address: address + fragment},
    async (page) => {
      assert.equal(await panel(page).isVisible(), false);
      await button(page, "Whole map").click();
      await eventually(async () => assert.equal(await patterns(page).count(), listed.length));
    });
}
