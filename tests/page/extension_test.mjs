// What an ontology adds is on the page, without any code: a relation, and a field that is a facet.
import assert from "node:assert/strict";
import {garden} from "./garden.mjs";
import {eventually, fileOf, pageOf, pageTest} from "./harness.mjs";
import {choice, counts, filter, open, panel, patterns} from "./parts.mjs";

const ontology = fileOf("seasons.ttl", `
@prefix ex: <https://garden.example/ns#> .
@prefix pg: <https://w3id.org/patgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

ex:ripensInto a owl:ObjectProperty ;
    pg:key "ripens_into" ;
    rdfs:label "ripens into"@en ;
    skos:definition "The target comes of this pattern with time."@en ;
    rdfs:domain pg:Pattern ;
    rdfs:range pg:Pattern ;
    pg:color "#117733" .

ex:season a owl:ObjectProperty , pg:FacetProperty , owl:FunctionalProperty ;
    pg:key "season" ;
    rdfs:label "season"@en ;
    skos:definition "When the pattern is of use."@en ;
    rdfs:domain pg:Pattern ;
    rdfs:range ex:Season .

ex:Season a owl:Class ;
    rdfs:label "season"@en ;
    rdfs:subClassOf skos:Concept .
`);
const inSeason = {
  "Leaf Pile": {season: "autumn", ripens_into: [{slug: "growing-together", weight: 0.45}]},
  "Frost Watch": {season: "spring"},
  "Seed Box": {season: "autumn"},
};
const address = pageOf(garden.map((pattern) => ({...pattern, ...inSeason[pattern.title]})), "--ontology", ontology);

pageTest("a facet of an extension is a filter", {address}, async (page) => {
  assert.equal(await filter(page, "Season").getByRole("checkbox").count(), 2);
  await choice(page, "Season", "autumn").check();
  await eventually(async () => assert.equal(await patterns(page).count(), 2));
  await eventually(async () => assert.equal(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("season"), "autumn"));
});

pageTest("a relation of an extension is a filter", {address}, async (page) => {
  await choice(page, "Relation", "ripens into").check();
  await eventually(async () => assert.match(await counts(page).innerText(), /\b1 link\b/));
});

pageTest("a relation of an extension is in the panel, from both ends", {address}, async (page) => {
  for (const [title, other] of [["Leaf Pile", "Growing Together"], ["Growing Together", "Leaf Pile"]]) {
    await open(page, title);
    const heading = panel(page).getByRole("heading", {name: /ripens into/}).first();
    const section = await heading.evaluate((element) => (element.closest("section") ?? element.parentElement).innerText);
    assert.match(section, new RegExp(`${other}[^]*0\\.45`));
  }
});
