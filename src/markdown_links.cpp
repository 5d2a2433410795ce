#include "markdown_links.hpp"

#include <md4c.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <unordered_set>

#include "text_positions.hpp"

namespace patgraph {
namespace {

/// A link and where it stands, in bytes from the start of the Markdown.
struct Found {
  MarkdownLink link;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Takes the links that md4c meets.
class LinkCollector {
 public:
  explicit LinkCollector(std::string_view markdown) : markdown_(markdown) {}

  void parse() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_WIKILINKS | MD_FLAG_TABLES;
    parser.enter_block = parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void* self) {
      static_cast<LinkCollector*>(self)->awaits_text_ = false;
      return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      static_cast<LinkCollector*>(self)->enter_span(type, detail);
      return 0;
    };
    parser.text = [](MD_TEXTTYPE, const MD_CHAR* text, MD_SIZE size, void* self) {
      static_cast<LinkCollector*>(self)->pass_text({text, size});
      return 0;
    };
    if (markdown_.size() > std::numeric_limits<MD_SIZE>::max()) return;
    md_parse(markdown_.data(), static_cast<MD_SIZE>(markdown_.size()), &parser, this);
  }

  std::vector<Found> take() { return std::move(found_); }

 private:
  void enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_A) {
      add(MarkdownLink::Kind::inline_or_reference, static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
    } else if (type == MD_SPAN_WIKILINK) {
      add(MarkdownLink::Kind::wiki, static_cast<MD_SPAN_WIKILINK_DETAIL*>(detail)->target);
    }
  }

  void add(MarkdownLink::Kind kind, const MD_ATTRIBUTE& attribute) {
    const auto offset = offset_of(attribute.text);
    // "[[1]](https://…)" is a link whose text is in brackets: so say all readers but md4c.
    if (kind == MarkdownLink::Kind::wiki && offset &&
        markdown_.substr(*offset + attribute.size).starts_with("]]("))
      return;
    awaits_text_ = false;
    // Many links may refer to one definition, whose destination may be long.
    if (offset && !offsets_.insert(*offset).second) return;
    auto destination = text_of(attribute);
    if (!destination) return;
    const std::size_t begin = offset.value_or(text_offset_);
    found_.push_back({{kind, std::move(*destination), {}}, begin, offset ? begin + attribute.size : begin});
    awaits_text_ = !offset;
  }

  /// md4c copies what is written with escapes or entities, and points at where it stands otherwise.
  std::optional<std::size_t> offset_of(const MD_CHAR* text) const {
    const std::less<> before;
    if (text == nullptr || before(text, markdown_.data()) ||
        !before(text, markdown_.data() + markdown_.size()))
      return std::nullopt;
    return static_cast<std::size_t>(text - markdown_.data());
  }

  static std::optional<std::string> text_of(const MD_ATTRIBUTE& attribute) {
    std::string text;
    for (std::size_t i = 0; attribute.size > 0 && attribute.substr_offsets[i] < attribute.size; ++i) {
      const MD_OFFSET begin = attribute.substr_offsets[i];
      const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
      if (attribute.substr_types[i] == MD_TEXT_NORMAL) {
        text += part;
      } else if (part == "&amp;") {
        text += '&';
      } else {
        return std::nullopt;
      }
    }
    return text;
  }

  void pass_text(std::string_view text) {
    const auto offset = offset_of(text.data());
    if (!offset) return;
    text_offset_ = *offset;
    if (awaits_text_) found_.back().begin = found_.back().end = *offset;
    awaits_text_ = false;
  }

  std::string_view markdown_;
  std::vector<Found> found_;
  std::unordered_set<std::size_t> offsets_;  ///< of destinations
  std::size_t text_offset_ = 0;              ///< of the last text met
  bool awaits_text_ = false;                 ///< the last link found stands where the next text does
};

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

bool is_slow_to_search(std::string_view markdown) {
  // Steps that md4c may take: per byte of a block one for every 16 of its lines and, where links may refer to
  // definitions, one for each of its brackets, and one per byte of a destination for each bracket of the
  // text.
  constexpr double kMostSteps = 2e9;  // some ten seconds
  const bool has_definitions = markdown.find("]:") != std::string_view::npos;
  double steps = 0;
  double block_bytes = 0;
  double block_lines = 0;
  double block_brackets = 0;
  double brackets = 0;
  double longest_line = 0;
  const auto end_block = [&] {
    steps += block_bytes * (block_lines / 16 + (has_definitions ? block_brackets : 0));
    brackets += block_brackets;
    block_bytes = block_lines = block_brackets = 0;
  };
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
    const std::string_view line = markdown.substr(begin, end - begin);
    begin = end + 1;
    if (is_blank(line)) {
      end_block();
      continue;
    }
    const auto size = static_cast<double>(line.size());
    block_bytes += size;
    // To md4c a carriage return ends a line too.
    block_lines += 1 + static_cast<double>(std::ranges::count(line, '\r'));
    block_brackets += static_cast<double>(std::ranges::count(line, ']'));
    longest_line = std::max(longest_line, size);
  }
  end_block();
  if (has_definitions) steps += longest_line * brackets;
  return steps > kMostSteps;
}

std::vector<MarkdownLink> markdown_links(std::string_view text, std::size_t begin) {
  LinkCollector collector(text.substr(begin));
  collector.parse();
  std::vector<Found> found = collector.take();
  std::ranges::stable_sort(found, {}, &Found::begin);
  const auto again = std::unique(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.begin == b.begin && a.link.destination == b.link.destination;
  });
  found.erase(again, found.end());
  TextPositions positions(text);
  std::vector<MarkdownLink> links;
  for (Found& next : found) {
    next.link.span.begin = positions.at(begin + next.begin);
    next.link.span.end = positions.at(begin + next.end);
    links.push_back(std::move(next.link));
  }
  return links;
}

}  // namespace patgraph
