// The library that most tests look at: three domains, three statuses, two circles, a chain of six, two patterns that
// nothing is linked with.
import {idOf} from "./library_files.mjs";

const pattern = (domain, status, title, more) => ({
  title,
  slug: title.toLowerCase().replaceAll(" ", "-"),
  ontology: {domain},
  lifecycle: {status},
  ...more,
});

export const garden = [
  pattern("community", "published", "Growing Together", {
    summary: "Share the ground, the work and the harvest.",
    relationships: {specializes_to: [{slug: "shared-bed", weight: 0.85}]}, // as Shared Bed says the other way round
  }),
  pattern("community", "published", "Shared Bed", {
    aliases: ["Common Plot", "Bed for Everyone"],
    summary: "One bed that everybody digs, and from which everybody eats.",
    page_url: "https://garden.example/shared-bed",
    relationships: {
      generalizes_from: [{slug: "growing-together", weight: 0.9}],
      requires: [{slug: "tool-shed", weight: 0.8}, {slug: "nowhere-at-all", weight: 0.5}],
    },
  }),
  pattern("community", "published", "Tool Shed", {
    summary: "A shed with a spade for everyone.",
    relationships: {tools: [{name: "Wheel Hoe", role: "weeding"}]},
  }),
  pattern("community", "draft", "Work Day", {
    summary: "A morning on which the heavy jobs are done.",
    relationships: {requires: [{slug: "tool-shed", weight: 0.7}]},
  }),
  pattern("community", "published", "Harvest Table", {
    summary: "What is ripe lies there for all.",
    relationships: {related: [{slug: "work-day", weight: 0.65}]},
  }),
  pattern("water", "published", "Rain Tank", {
    summary: "Keep the rain of the roof for the dry weeks.",
  }),
  pattern("water", "draft", "Drip Line", {
    summary: "Let water seep to the roots, drop by drop.",
    relationships: {requires: [{slug: "rain-tank", weight: 0.95}]},
  }),
  pattern("water", "published", "Watering Rota", {
    summary: "Take turns with the can.",
    relationships: {
      requires: [{slug: "rain-tank", weight: 0.6}],
      enables: [{slug: "shared-bed", weight: 0.4}],
    },
  }),
  pattern("soil", "published", "Compost Heap", {
    summary: "Turn what is left over into ground.",
    relationships: {requires: [{slug: "leaf-pile", weight: 0.5}]},
  }),
  pattern("soil", "published", "Leaf Pile", {
    summary: "Let the leaves of autumn rot in a corner.",
    relationships: {requires: [{slug: "compost-heap", weight: 0.3}]},
  }),
  pattern("soil", "draft", "Seed Box", {
    summary: "Keep seed dry, dark and named.",
    relationships: {generalizes_from: [{slug: "seed-saving", weight: 0.7}]},
  }),
  pattern("soil", "published", "Seed Saving", {
    summary: "Let the best plant flower.",
    relationships: {generalizes_from: [{slug: "seed-exchange", weight: 0.6}]},
  }),
  pattern("soil", "published", "Seed Exchange", {
    summary: "Give seed, take seed.",
    relationships: {generalizes_from: [{slug: "seed-box", weight: 0.2}]},
  }),
  pattern("soil", "deprecated", "Frost Watch", {
    summary: "Somebody stays awake in May.",
  }),
  pattern("community", "published", "Open Gate", {
    summary: "Let passers-by in on Sundays.",
  }),
];

/// The titles of all that is listed at first: patterns, and what they name only.
export const listed = [...garden.map(({title}) => title), "Wheel Hoe"].sort();

/// Returns the id of the pattern of that title.
export const idOfTitle = (title) => idOf(garden.findIndex((pattern) => pattern.title === title) + 1);
