#pragma once

#include <string>

#include "library_fixture.hpp"

namespace patgraph::testing {

inline constexpr const char* kNames = "id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n";

/// The file a.md with these bytes, whatever they are.
inline SourceText bytes_of_a(const std::string& bytes) {
  return {"a.md", bytes};
}

/// The file a.md with these lines as its whole front matter.
inline SourceText front_matter(const std::string& lines) {
  return bytes_of_a("---\n" + lines + "---\n");
}

/// The file a.md with its names on lines 2 to 4, and these lines from line 5 on.
inline SourceText named(const std::string& lines) {
  return front_matter(kNames + lines);
}

inline std::string findings_of(const SourceText& file) {
  return TextLibrary({file}).findings_besides("missing-field");
}

inline SourceFile::State state_of(const SourceText& file) {
  return TextLibrary({file}).library().files.front().state;
}

/// The values of a field, in their order, each followed by "; ".
inline std::string values_of(const TextLibrary& library, const std::string& key) {
  std::string text;
  for (const Attribute& attribute : library.graph().vertices().front()->attributes) {
    if (library.graph().schema().fields[attribute.field].key == key)
      text += std::string(attribute.value.text) + "; ";
  }
  return text;
}

/// What the links of the first entry name, each followed by its place and "; ".
inline std::string targets_of(const TextLibrary& library) {
  std::string text;
  for (const Edge& edge : library.graph().edges()) {
    const Value& named = edge.link->references.front().value;
    text += std::string(named.text) + " " + std::to_string(named.span.begin.line) + ":" +
            std::to_string(named.span.begin.column) + "; ";
  }
  return text;
}

}  // namespace patgraph::testing
