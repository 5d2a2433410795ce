// Readers of RDF that share no code with patgraph. Each hands over every statement of a file as a line (lines.mjs), and
// throws where it rejects the file or complains about it.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createReadStream, readFileSync, statSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import jsonldProcessor from 'jsonld';
import N3 from 'n3';
import {parse} from 'oxigraph';
import {RdfXmlParser} from 'rdfxml-streaming-parser';
import {lineOfPrinted, lineOfQuad} from './lines.mjs';

/// Returns the quads that n3 reads.
export function quadsOf(path, {mediaType}) {
  return new N3.Parser({format: mediaType}).parse(readFileSync(path, 'utf8'));
}

async function n3(path, format, graph, take) {
  for (const quad of quadsOf(path, format)) take(lineOfQuad(quad, graph));
}

/// Oxigraph is strict where others are not: an IRI that RFC 3987 forbids makes it reject a Turtle file, and leave out a
/// statement of JSON-LD. Its stores are of no use here: they rewrite numbers and dates.
async function oxigraph(path, {mediaType}, graph, take) {
  // Half a million quads that wait to be freed make the next file take 30 s, not 5: large ones go to a process each.
  if (statSync(path).size > 1 << 20) {
    const printer = fileURLToPath(new URL('oxigraph_print.mjs', import.meta.url));
    return printed([process.execPath, printer, mediaType, path], graph, take, () => true);
  }
  for (const quad of parse(readFileSync(path), {format: mediaType})) take(lineOfPrinted(`${quad} .`, graph));
}

async function jsonld(path, format, graph, take) {
  const documentLoader = url => { throw new Error(`wants to load ${url}`); };
  const document = JSON.parse(readFileSync(path, 'utf8'));
  for (const quad of await jsonldProcessor.toRDF(document, {safe: true, documentLoader})) take(lineOfQuad(quad, graph));
}

async function rdfxmlStreamingParser(path, format, graph, take) {
  const parser = new RdfXmlParser({strict: true});
  let fault;
  parser.on('data', quad => {
    try {
      take(lineOfQuad(quad, graph));
    } catch (error) {
      fault ??= error;
    }
  });
  createReadStream(path, 'utf8').on('error', error => parser.destroy(error)).pipe(parser);
  await once(parser, 'end');
  if (fault) throw fault;
}

/// Runs a program that prints N-Triples, or N-Quads where the statements stand in a graph; it must have nothing to say.
async function printed(command, graph, take, isComplaint) {
  const child = spawn(command[0], command.slice(1), {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '';
  child.stderr.setEncoding('utf8').on('data', text => { said += text; });
  let rest = '';
  let fault;
  child.stdout.setEncoding('utf8').on('data', text => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    try {
      for (const line of lines) take(lineOfPrinted(line, graph));
    } catch (error) {
      fault ??= error;
    }
  });
  const [status] = await once(child, 'close');
  const complaints = said.split('\n').filter(line => line && isComplaint(line));
  if (status !== 0 || complaints.length > 0) throw new Error([`exit code ${status}`, ...complaints].join('\n'));
  if (fault) throw fault;
  if (rest) throw new Error(`its last line has no end: ${rest}`);
}

function serdi(path, {name, inNamedGraph}, graph, take) {
  const output = inNamedGraph ? 'nquads' : 'ntriples';
  return printed(['serdi', '-i', name, '-o', output, path], graph, take, () => true);
}

function rapper(path, {name, inNamedGraph}, graph, take) {
  const output = inNamedGraph ? 'nquads' : 'ntriples';
  return printed(['rapper', '-i', name, '-o', output, path], graph, take,
    line => !/^rapper: (Parsing|Serializing) /.test(line));
}

const readers = {jsonld, n3, oxigraph, rapper, 'rdfxml-streaming-parser': rdfxmlStreamingParser, serdi};

/// Calls `take` with the line of each statement of a file; those of a format with a named graph must stand in `graph`.
export function read(reader, path, format, graph, take) {
  return readers[reader](path, format, format.inNamedGraph ? graph : '', take);
}
