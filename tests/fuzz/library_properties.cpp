#include "library_properties.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "must.hpp"
#include "statistics.hpp"
#include "utf8.hpp"

namespace patgraph::fuzzing {
namespace {

void must_add_up(const LinkLedger& ledger) {
  must(ledger.declared == ledger.resolved + ledger.external + ledger.dangling + ledger.rejected,
       "ledger: declared = resolved + external + dangling + rejected");
}

std::size_t declared(const std::map<std::string, LinkLedger>& ledgers) {
  std::size_t sum = 0;
  for (const auto& [name, ledger] : ledgers) {
    must_add_up(ledger);
    sum += ledger.declared;
  }
  return sum;
}

/// Returns where a position is, or nothing where the text has no such place. The end of a line, and one past
/// it, is a place.
std::optional<std::size_t> offset_of(std::string_view text, Position position) {
  std::size_t at = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  for (std::uint32_t line = 1; line < position.line; ++line) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return std::nullopt;
    ++at;
  }
  for (std::uint32_t column = 1; column < position.column; ++column) {
    if (at >= text.size() || text[at] == '\n') return std::nullopt;
    at += first_code_point(text.substr(at)).size;
  }
  return at;
}

bool is_entity(const SourceText& file, const Schema& schema) {
  return read_library(std::span(&file, 1), schema).files.front().state == SourceFile::State::entity;
}

void must_mend(const Fix& fix, const Library& library, const Schema& schema) {
  const SourceFile& file = library.files[fix.location.file];
  if (file.state == SourceFile::State::configuration) return;
  const std::string text = read_source(library, fix.location.file);
  const auto begin = offset_of(text, fix.location.span.begin);
  const auto end = offset_of(text, fix.location.span.end);
  must(begin && end && *begin <= *end, "a fix is in its file", fix.summary);
  std::string mended = text;
  mended.replace(*begin, *end - *begin, fix.text);
  const bool was_entity = file.state == SourceFile::State::entity;
  must(!was_entity || is_entity({file.path, mended}, schema), "a fix leaves an entry", mended);
}

}  // namespace

void must_account_for_links(const PatternGraph& graph) {
  const Statistics statistics = statistics_of(graph);
  must_add_up(statistics.links);
  must_add_up(statistics.inferred_links);
  must(declared(statistics.by_relation) == statistics.links.declared, "ledger: relations hold all links");
  must(declared(statistics.by_form) == statistics.links.declared, "ledger: forms hold all links");
  std::size_t written = 0;
  for (const Entity* entity : graph.vertices()) {
    written += static_cast<std::size_t>(std::ranges::count_if(
        entity->links, [&](const Link& link) { return graph.schema().relations[link.relation].to_entries; }));
  }
  must(statistics.links.declared + statistics.inferred_links.declared == written,
       "ledger: it holds all links of the entries");
  value_ledgers_of(graph);
}

void must_point_into_files(std::span<const Diagnostic> findings, const Library& library,
                           const Schema& schema) {
  for (const Diagnostic& finding : findings) {
    must(finding.location.file < library.files.size(), "a finding is in a file", finding.message);
    must(finding.location.span.begin <= finding.location.span.end, "a place ends after it begins",
         finding.message);
    for (const RelatedLocation& related : finding.related)
      must(related.location.file < library.files.size(), "a finding is in a file", related.message);
    if (finding.fix) must_mend(*finding.fix, library, schema);
  }
}

}  // namespace patgraph::fuzzing
