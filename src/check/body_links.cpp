#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "../byte_size.hpp"
#include "../front_matter.hpp"
#include "../input_file.hpp"
#include "../iri.hpp"
#include "../link_destination.hpp"
#include "../markdown_links.hpp"
#include "../quotation.hpp"
#include "../text_positions.hpp"
#include "families.hpp"
#include "suggestions.hpp"

namespace patgraph {
namespace {

namespace fs = std::filesystem;

/// Returns whether nothing tells where the text of a file begins.
bool has_no_text(const SourceFile& file) {
  return std::ranges::any_of(file.faults, [](const Fault& fault) {
    return fault.kind == FaultKind::file_unreadable || fault.kind == FaultKind::front_matter_unclosed ||
           fault.kind == FaultKind::front_matter_too_large;
  });
}

/// Returns where to end a text that is too long, best between two lines.
std::size_t text_end(std::string_view bytes, std::size_t begin) {
  const std::size_t line_end = bytes.rfind('\n', begin + kMaxText - 1);
  return line_end != std::string_view::npos && line_end > begin ? line_end + 1 : begin + kMaxText;
}

std::string_view without_query_and_fragment(std::string_view destination) {
  return destination.substr(0, destination.find_first_of("?#"));
}

/// Returns "water-rota" for the rest of a page's address: "water-rota/", "water-rota.html".
std::string_view page_name(std::string_view rest) {
  if (rest.ends_with('/')) rest.remove_suffix(1);
  if (rest.ends_with(".html")) rest.remove_suffix(5);
  return rest;
}

/// Returns "water-rota" for "water-rota", "./water-rota" and "../water-rota/"; nothing for what is no single
/// segment or has an extension.
std::string_view plain_segment(std::string_view path) {
  while (path.starts_with("./") || path.starts_with("../")) path.remove_prefix(path.find('/') + 1);
  if (path.ends_with('/')) path.remove_suffix(1);
  return path.find_first_of("/.") == std::string_view::npos ? path : std::string_view();
}

class BodyLinks {
 public:
  BodyLinks(const PatternGraph& graph, Findings& findings) : graph_(graph), findings_(findings) {}

  void check(std::uint32_t file) {
    const SourceFile& source = graph_.library().files[file];
    if (!source.may_link || has_no_text(source)) return;
    try {
      check(file, read_source(graph_.library(), file));
    } catch (const FileError& error) {
      findings_.add({file, {}}, "cannot be read any more: " + std::string(error.what()) + kNotChecked);
    }
  }

 private:
  static constexpr const char* kNotChecked = "; the links of its text are not checked";

  void check(std::uint32_t file, std::string_view bytes) {
    const FrontMatter front_matter = find_front_matter(bytes, graph_.library().max_front_matter);
    const bool was_entity = graph_.library().files[file].state == SourceFile::State::entity;
    if (was_entity && front_matter.state != FrontMatter::State::complete) {
      findings_.add({file, {}}, std::string("has changed since its front matter was read") + kNotChecked);
      return;
    }
    const std::size_t begin = bytes.size() - text_behind(bytes, front_matter).size();
    if (bytes.size() - begin > kMaxText) {
      const std::size_t end = text_end(bytes, begin);
      const SourceLocation location{file, point(TextPositions(bytes).at(end))};
      findings_.add(location, "the text takes more than " + byte_size_text(kMaxText) +
                                  "; links from here on are not checked");
      bytes = bytes.substr(0, end);
    }
    const std::string_view base = graph_.library().base;
    if (!may_link_to_entries(bytes.substr(begin), base)) return;
    if (is_slow_to_search(bytes.substr(begin))) {
      findings_.add(
          {file, point(TextPositions(bytes).at(std::min(begin + 1, bytes.size())))},
          "the text has too many lines or brackets between two blank lines; its links are not checked");
      return;
    }
    for (const MarkdownLink& link : markdown_links(bytes, begin)) {
      const SourceLocation location{file, link.span};
      if (is_below(base, link.destination)) {
        check_address(location, link.destination.substr(base.size()));
      } else if (!is_relative(link.destination)) {
        continue;
      } else if (link.kind == MarkdownLink::Kind::wiki) {
        check_wiki_link(location, link.destination);
      } else {
        check_link(location, percent_decode(without_query_and_fragment(link.destination)));
      }
    }
  }

  void check_link(SourceLocation location, const std::string& path) {
    const std::string_view name = plain_segment(path);
    if (is_markdown(path)) {
      if (exists(location, path)) return;
      const auto suggestion = suggest(file_stem(path));
      report(location, "link to " + in_quotes(path) + ", which is no file",
             suggestion ? "; did you mean " + in_quotes(path_to(*suggestion->entity, location)) + "?" : "");
    } else if (!name.empty() && !names_entry(name) && !exists(location, path)) {
      report(location, "link to " + in_quotes(path) + ", which is no entry of the library",
             did_you_mean(suggest(name)));
    }
  }

  /// Checks what follows the base in the address of a page.
  void check_address(SourceLocation location, std::string_view rest) {
    const std::string path = percent_decode(without_query_and_fragment(rest));
    const std::string_view name = page_name(path);
    if (name.empty() || names_entry(name)) return;
    report(location, "link to the page of " + in_quotes(name) + ", which is no entry of the library",
           did_you_mean(suggest(name.substr(name.find_last_of('/') + 1))));
  }

  void check_wiki_link(SourceLocation location, std::string_view destination) {
    // In a table the bar before the text is written with a backslash, so that it comes along.
    std::string_view name = destination.substr(0, destination.find_first_of("#|"));
    if (name.empty() || exists(location, name)) return;
    if (is_markdown(name)) name = name.substr(0, name.find_last_of('.'));
    const std::string_view last = name.substr(name.find_last_of('/') + 1);
    if (names_entry(name) || names_entry(last)) return;
    report(location, "wiki link to " + in_quotes(name) + ", which is no entry of the library",
           did_you_mean(suggest(last)));
  }

  /// What is suggested changes with the other files; what is wrong does not.
  void report(SourceLocation location, const std::string& message, const std::string& suggestion) {
    findings_.add(location, message + suggestion).identity = message;
  }

  bool names_entry(std::string_view name) {
    if (graph_.find(name)) return true;
    if (stems_.empty()) {
      for (const Entity* entity : graph_.vertices())
        stems_.insert(file_stem(graph_.library().files[entity->file].path));
    }
    return stems_.contains(name);
  }

  /// Returns whether a path, from the folder of a file, leads to a file of the library or any other that is
  /// there.
  bool exists(const SourceLocation& location, std::string_view path) {
    if (path.find('\0') != std::string_view::npos) return false;
    if (paths_.empty()) {
      for (const SourceFile& file : graph_.library().files)
        paths_.insert(fs::path(file.path).lexically_normal().native());
    }
    const fs::path target = (folder_of(location) / path).lexically_normal();
    std::error_code unknown;
    return paths_.contains(target.native()) || fs::exists(target, unknown);
  }

  fs::path folder_of(const SourceLocation& location) const {
    return fs::path(graph_.library().files[location.file].path).parent_path();
  }

  std::string path_to(const Entity& entity, const SourceLocation& from) const {
    const fs::path path = fs::path(graph_.library().files[entity.file].path).lexically_normal();
    return path.lexically_proximate(folder_of(from).lexically_normal()).native();
  }

  std::optional<Suggestion> suggest(std::string_view name) {
    if (!suggestions_) suggestions_.emplace(graph_);
    return (*suggestions_)(name);
  }

  const PatternGraph& graph_;
  Findings& findings_;
  std::unordered_set<std::string_view> stems_;
  std::unordered_set<std::string> paths_;
  std::optional<Suggestions> suggestions_;
};

}  // namespace

void check_broken_body_link(const PatternGraph& graph, Findings& findings) {
  BodyLinks links(graph, findings);
  for (std::uint32_t file = 0; file < graph.library().file_count(); ++file) links.check(file);
}

}  // namespace patgraph
