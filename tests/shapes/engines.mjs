// What three engines say of one graph and its shapes, in one form: {shape, component, focus, value, severity}.
import {readFileSync} from 'node:fs';
import DataFactory from '@rdfjs/data-model/Factory.js';
import DatasetFactory from '@rdfjs/dataset/Factory.js';
import Environment from '@rdfjs/environment';
import N3 from 'n3';
import oxigraph from 'oxigraph';
import RdfValidateShacl from 'rdf-validate-shacl';
import {Validator} from 'shacl-engine';
import {validations} from 'shacl-engine/sparql.js';

const factory = new Environment([DataFactory, DatasetFactory]);
const SH = 'http://www.w3.org/ns/shacl#';
const sh = name => factory.namedNode(SH + name);

/** Reads Turtle as a dataset. */
export function readTurtle(text) {
  const quads = new N3.Parser({format: 'text/turtle'}).parse(text);
  return factory.dataset(quads.map(({subject, predicate, object}) =>
    factory.quad(term(subject), term(predicate), term(object))));
}

function term({termType, value, language, datatype}) {
  if (termType === 'NamedNode') return factory.namedNode(value);
  if (termType === 'BlankNode') return factory.blankNode(value);
  return factory.literal(value, language || factory.namedNode(datatype.value));
}

/** Returns the statements with these IRIs; null stands for any. */
export function match(dataset, ...iris) {
  return [...dataset.match(...iris.map(iri => iri && factory.namedNode(iri)))];
}

/** Returns the objects of a predicate, given by name in the namespace of SHACL, or as an IRI. */
export function objectsOf(dataset, subject, predicate) {
  return match(dataset, subject, predicate.includes(':') ? predicate : SH + predicate).map(({object}) => object.value);
}

/** Returns the shapes with a constraint in SPARQL: their names, queries, classes and severities. */
export function queryShapes(shapes) {
  return [...shapes.match(null, sh('sparql'))].map(({subject, object}) => ({
    shape: subject.value,
    select: objectsOf(shapes, object.value, 'select')[0],
    classes: objectsOf(shapes, subject.value, 'targetClass'),
    severity: objectsOf(shapes, subject.value, 'severity')[0],
  }));
}

/** Returns the shapes without one shape, or without those that hold constraints in SPARQL. */
export function without(shapes, isUnwanted) {
  return factory.dataset([...shapes].filter(({subject, object}) =>
    !isUnwanted(subject.value) && !isUnwanted(object.value)));
}

export function coreShapes(shapes) {
  const queries = new Set(queryShapes(shapes).map(({shape}) => shape));
  return without(shapes, iri => queries.has(iri));
}

function written(node) {
  if (!node) return '';
  if (node.termType !== 'Literal') return `<${node.value}>`;
  return `${JSON.stringify(node.value)}${node.language ? '@' + node.language : '^^' + node.datatype.value}`;
}

function result({shape, component, focus, value, severity}) {
  const found = {shape: shape.value, component: component.replace(SH, '').replace('ConstraintComponent', ''),
    focus: focus.value, value, severity: severity.replace(SH, '')};
  const name = found.shape.replace(/.*#/, '');
  found.key = `${name} ${found.component} ${found.severity} <${found.focus}> ${written(value)}`;
  return found;
}

/** Validates with rdf-validate-shacl, which knows SHACL Core only. */
export async function rdfValidateShacl(shapes, data) {
  // A value to which more than 50 links lead must be looked at each time: by default it is not.
  const report = await new RdfValidateShacl(shapes, {maxNodeChecks: 0}).validate(data);
  return report.results.map(found => result({shape: found.sourceShape,
    component: found.sourceConstraintComponent.value, focus: found.focusNode, value: found.value,
    severity: found.severity.value}));
}

/** Validates with shacl-engine, which runs constraints in SPARQL by Comunica. */
export async function shaclEngine(shapes, data) {
  const report = await new Validator(shapes, {factory, validations}).validate({dataset: data});
  return report.results.filter(found => !isMistaken(found)).map(found => result({shape: found.shape.ptr.term,
    component: found.constraintComponent.value, focus: found.focusNode.term, value: found.value?.term,
    severity: found.severity.value}));
}

/** shacl-engine 1.1.2 takes a text for none where it holds a character beyond U+FFFF. */
function isMistaken({constraintComponent, value}) {
  return constraintComponent.value === `${SH}DatatypeConstraintComponent` && /[^\0-\uFFFF]/u.test(value.term.value) &&
    value.term.datatype?.value === 'http://www.w3.org/2001/XMLSchema#string';
}

/** Runs the queries of the shapes in Oxigraph, each once for all entries. */
export function oxigraphQueries(shapes, turtle) {
  const store = new oxigraph.Store();
  store.load(turtle, {format: 'text/turtle'});
  const prefixes = [...shapes.match(null, sh('prefix'))].map(({subject, object}) =>
    `PREFIX ${object.value}: <${objectsOf(shapes, subject.value, 'namespace')[0]}>\n`).join('');
  const found = new Map();
  for (const {shape, select, classes, severity} of queryShapes(shapes)) {
    const targets = `VALUES ?class { ${classes.map(iri => `<${iri}>`).join(' ')} } $this a ?class .`;
    for (const row of store.query(prefixes + select.replace('WHERE {', `WHERE {\n  ${targets}`))) {
      const focus = row.get('this');
      const one = result({shape: factory.namedNode(shape), component: 'SPARQL', focus,
        value: term(row.get('value') ?? focus), severity});
      found.set(one.key, one);
    }
  }
  return [...found.values()];
}

/** Returns the results of both lists that the other one lacks, marked by whose they are. */
export function differences(one, other) {
  const keys = list => list.map(({key}) => key);
  const minus = (a, b, mark) => {
    const left = new Map();
    for (const key of b) left.set(key, (left.get(key) ?? 0) + 1);
    return a.filter(key => {
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      return count <= 0;
    }).map(key => `${mark}: ${key}`);
  };
  return [...minus(keys(one.results), keys(other.results), `only ${one.name}`),
    ...minus(keys(other.results), keys(one.results), `only ${other.name}`)].sort();
}

export function readText(path) {
  return readFileSync(path, 'utf8');
}
