// A library of hostile texts runs no script, reaches for nothing, and is shown as it is written.
import assert from "node:assert/strict";
import {addresses, evilLibrary, texts} from "./evil_library.mjs";
import {eventually, fileOf, pageOf, pageTest} from "./harness.mjs";
import {idOf} from "./library_files.mjs";
import {button, choice, cycles, filter, map, open, panel, panelTitle, patterns, results, searchBox, textsOf} from "./parts.mjs";

const ontology = fileOf("evil.ttl", `
@prefix ex: <https://evil.example/ns#> .
@prefix pg: <https://w3id.org/patgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

ex:leads a owl:ObjectProperty ;
    pg:key "leads" ;
    rdfs:label "<img src=x onerror=owned=25>"@en ;
    rdfs:domain pg:Pattern ;
    rdfs:range pg:Pattern ;
    pg:color "url(https://evil.example/c.png)" .

ex:mood a owl:ObjectProperty , pg:FacetProperty ;
    pg:key "mood" ;
    rdfs:label "<img src=x onerror=owned=26>"@en ;
    rdfs:domain pg:Pattern ;
    rdfs:range ex:Mood .

ex:Mood a owl:Class ; rdfs:subClassOf skos:Concept .
`);
const led = [
  {title: "Led Astray", slug: "led-astray", mood: "</script>", leads: [{slug: "led-home", weight: 0.5}]},
  {title: "Led Home", slug: "led-home", mood: "</script>"},
];

const address = pageOf(evilLibrary);
const evilOntology = pageOf(led, "--ontology", ontology);
const evilTitle = pageOf(evilLibrary, "--title", texts[1]);

const isNotOwned = async (page) => assert.equal(await page.evaluate(() => globalThis.owned), undefined);
// Spaces are shown as one, and control characters as signs of their own or not at all.
const visible = (text) =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u2400-\u2421\ufeff\ufffe\uffff\ufffd\s]+/g, " ").trim();

/// Opens the pattern that has that text for a title, by its id.
async function openText(page, text) {
  const id = idOf(texts.indexOf(text) + 1);
  await searchBox(page).fill(id);
  await results(page).first().waitFor();
  await searchBox(page).press("Enter");
  await eventually(async () => assert.ok((await panel(page).textContent()).includes(id), text.slice(0, 80)));
}

pageTest("every pattern opens, with its title as it is written", {address}, async (page) => {
  for (const [index, text] of texts.entries()) {
    await openText(page, text);
    if (visible(text) !== "") assert.equal(visible(await panelTitle(page).textContent()), visible(text));
    const words = visible(await panel(page).evaluate((root) => root.textContent));
    assert.ok(words.includes(visible(`a tool ${text}`)), `the tool of ${text.slice(0, 80)}`);
    assert.ok(words.includes(visible(evilLibrary[index].summary)), `the summary of ${text.slice(0, 80)}`);
    await isNotOwned(page);
  }
});

pageTest("no element and no attribute comes of a text, and no link leads to a script or out of the web", {address},
  async (page) => {
    for (const text of texts) {
      await openText(page, text);
      const [links, found] = await page.evaluate(() => [
        [...document.querySelectorAll("a[href], area[href], form[action]")].map((link) => link.href ?? link.action),
        [...document.querySelectorAll("*")].flatMap((element) => [
          ...["IFRAME", "IMG", "OBJECT", "EMBED"].includes(element.tagName) ? [element.outerHTML] : [],
          ...[...element.attributes].filter(({name}) => /^on|^autofocus$|^srcdoc$/.test(name)).map(({name}) => name),
        ]),
      ]);
      assert.deepEqual(found, []);
      for (const link of links) {
        assert.match(link, /^https?:|^file:[^?]*map\.html(#|$)/);
        assert.ok(!addresses.includes(link), link);
      }
    }
    await isNotOwned(page);
  });

pageTest("marks that turn the direction of letters turn nothing beside their text", {address}, async (page) => {
  await openText(page, texts.find((text) => text.includes("left open")));
  const found = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const around = [];
    while (walker.nextNode()) {
      const {data, parentElement} = walker.currentNode;
      if (!/[\u202a-\u202e\u2066-\u2069]/.test(data) || parentElement.closest("script")) continue;
      around.push(getComputedStyle(parentElement).unicodeBidi);
    }
    return around;
  });
  assert.ok(found.length > 5, `${found.length} texts`);
  for (const unicodeBidi of found) assert.match(unicodeBidi, /isolate|plaintext/);
});

pageTest("every list, filter and view stands the texts", {address}, async (page) => {
  // The patterns, and the tools that they name.
  await eventually(async () => assert.equal(await patterns(page).count(), 2 * texts.length));
  for (const tool of await patterns(page).filter({hasText: /^a tool/}).all()) await tool.click();
  for (const label of ["Domain", "Status", "Relation"]) {
    for (const box of await filter(page, label).getByRole("checkbox").all()) await box.check();
  }
  await button(page, "Clear filters").click();
  await button(page, "Cycles").click();
  for (const cycle of await cycles(page).all()) await cycle.click();
  await button(page, "Path").click();
  for (const [label, text] of [["From", texts[0]], ["To", texts[4]]]) {
    await page.getByLabel(label, {exact: true}).fill(text);
    await page.keyboard.press("Escape"); // away with suggestions
  }
  await button(page, "Find path").click();
  await button(page, "Whole map").click();
  await map(page).hover();
  await map(page).click();
  await isNotOwned(page);
});

pageTest("the search finds the texts and shows them as they are", {address}, async (page) => {
  for (const text of texts.slice(0, 11)) {
    await searchBox(page).fill(text);
    await eventually(async () => {
      const found = await textsOf(results(page));
      assert.ok(found.some((each) => visible(each).includes(visible(text))), `${text} among ${JSON.stringify(found)}`);
    });
    await isNotOwned(page);
  }
});

pageTest("values like names of JavaScript are values", {address}, async (page) => {
  for (const value of ["__proto__", "constructor", "toString"]) {
    const box = choice(page, "Domain", value);
    await box.check();
    await eventually(async () => assert.equal(await patterns(page).count(), 1, value));
    await box.uncheck();
  }
});

pageTest("a title of 5,000 letters leaves the panel usable", {address}, async (page) => {
  await openText(page, "W".repeat(5000));
  const [inner, scroll] = await page.evaluate(() =>
    [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
  assert.ok(scroll <= inner, `${scroll} points of ${inner}`);
  const close = panel(page).getByRole("button", {name: "Close"});
  const box = await close.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= inner && box.y >= 0 && box.y < 800, JSON.stringify(box));
  await close.click();
  await eventually(async () => assert.equal(await panel(page).isVisible(), false));
});

pageTest("the title of the library is text too", {address: evilTitle}, async (page) => {
  assert.match(await page.title(), /<\/script><script>owned = 2<\/script>/);
  await isNotOwned(page);
});

pageTest("the names that an ontology gives are text too", {address: evilOntology}, async (page) => {
  await choice(page, "Relation", "<img src=x onerror=owned=25>").check();
  await choice(page, "<img src=x onerror=owned=26>", "</script>").check();
  await open(page, "Led Astray");
  await panel(page).getByRole("heading", {name: "<img src=x onerror=owned=25>"}).waitFor();
  await isNotOwned(page);
});

pageTest("the page is one file that asks for no other", {address}, async (page) => {
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({name}) => name));
  assert.deepEqual(asked.filter((name) => !/^(data|blob):/.test(name)), []);
});
