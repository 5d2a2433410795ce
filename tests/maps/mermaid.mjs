// Mermaid's own parser, in node, where its sanitizer needs a document.
import {JSDOM} from 'jsdom';

const {window} = new JSDOM('');
globalThis.window = window;
globalThis.document = window.document;
const {default: mermaid} = await import('mermaid');

/// Undoes how Mermaid holds entities and line ends in a label that it has read.
function textOf(label) {
  return label.replace(/<br\s*\/?>/g, '\n').replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code)));
}

/// Returns the nodes, [{id, label, link}], and the edges, [{from, to, label}], of the map that a flowchart shows; its
/// legend, whose names start with other letters, is left out. Throws where Mermaid cannot read the text.
export async function parsed(text) {
  await mermaid.parse(text);
  const {db} = await mermaid.mermaidAPI.getDiagramFromText(text);
  const isOfMap = name => /^n\d+$/.test(name);
  return {
    nodes: [...db.getVertices().values()].filter(({id}) => isOfMap(id))
      .map(({id, text: label, link}) => ({id, label: textOf(label), link})),
    edges: db.getEdges().filter(({start}) => isOfMap(start))
      .map(({start, end, text: label}) => ({from: start, to: end, label: textOf(label)})),
  };
}
