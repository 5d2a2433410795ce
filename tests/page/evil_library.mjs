// A library whose texts try to run scripts, to reach for the network, and to break out of their places. A script that
// runs sets `owned`.
import {idOf} from "./library_files.mjs";

/// Texts for titles, summaries, slugs, aliases, domains, statuses, tools and keys of patterns.
export const texts = [
  "<script>owned = 1</script>",
  "</script><script>owned = 2</script>",
  "<!--<script>owned = 3</script>",
  "--></script><svg onload='owned = 4'>",
  "\"><img src=x onerror=\"owned = 5\">",
  "' autofocus onfocus='owned = 6' x='",
  "</title></style></textarea></noscript></template><img src=https://evil.example/a.png onerror=owned=7>",
  "<iframe srcdoc=\"<script>parent.owned = 8</script>\"></iframe>",
  "<style>@import 'https://evil.example/a.css'; * { display: none }</style>",
  "\\\"; owned = 9; //",
  "${owned = 10} `${owned = 10}` {{owned = 10}} #{owned = 10}",
  "\u2028owned = 11\u2029owned = 11",
  "\u202eowned = 12\u202c \u202d\u2066\u2067 \u200f\u200e\u061c left open: \u202e",
  "\u0001\u0002\u0008\u000b\u001b[31m\u007f\u0085\u009f",
  "one\ntwo\r\nthree\ttabbed",
  "🐝👩‍🌾🏳️‍🌈 e\u0301 水 שלום مرحبا \ufeff\ufffe\uffff",
  "]]></script>&lt;script&gt;owned=13&lt;/script&gt; &amp; &#60;script&#62;",
  "%3Cscript%3Eowned=14%3C/script%3E &domain=a#pattern=b",
  "__proto__",
  "constructor",
  "toString",
  "javascript:owned=15",
  "long ".repeat(1000),
  "W".repeat(5000),
  " ",
];

/// Addresses that no link may lead to.
export const addresses = [
  "javascript:owned=16",
  "JaVaScRiPt:owned=17",
  " javascript:owned=18",
  "java\nscript:owned=19",
  "\u0001javascript:owned=20",
  "data:text/html,<script>opener.owned=21</script>",
  "vbscript:owned=22",
  "file:///etc/passwd",
  "blob:https://evil.example/a",
  "https://evil.example/\"onmouseover=\"owned=23",
  "https://evil.example/\"><script>owned = 24</script>",
];

const next = (list, index) => list[index % list.length];

export const evilLibrary = texts.map((text, index) => ({
  title: text,
  slug: text,
  aliases: [`also ${text}`, next(texts, index + 1)],
  summary: `${text} ${next(texts, index + 2)}`,
  page_url: next(addresses, index),
  ontology: {domain: next(texts, index)},
  lifecycle: {status: next(texts, index + 3)},
  relationships: {
    requires: [{id: idOf((index + 1) % texts.length + 1), weight: 0.5, description: text}, `missing ${text}`],
    related: [{id: idOf((index + 5) % texts.length + 1), weight: text}],
    tools: [{name: `a tool ${text}`, role: text}],
  },
}));
