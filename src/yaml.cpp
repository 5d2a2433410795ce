#include "yaml.hpp"

#include <yaml.h>

#include <algorithm>
#include <map>
#include <new>
#include <string>
#include <unordered_map>

#include "grouped_number.hpp"
#include "quotation.hpp"
#include "utf8.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kMaxDepth = 100;
constexpr std::uint32_t kMaxAliasedNodes = 100'000;
constexpr std::size_t kMaxNodes = 1'000'000;
constexpr std::size_t kMaxDirectives = 100;

/// A file that cannot be parsed further, with the position of the reason.
struct YamlError {
  FaultKind kind;
  Span span;
  std::string message;
  std::optional<Span> context = {};  ///< where what could not be parsed begins
};

/// A `%TAG` directive beyond those of a hand-written file: libyaml compares each with all others. Returns its
/// place, or npos.
std::size_t find_excessive_directive(std::string_view yaml) {
  constexpr std::string_view kDirective = "%TAG";
  constexpr std::string_view kLastOfBreaks = "\n\r\x85\xA8\xA9";  // LF, CR, U+0085, U+2028, U+2029
  std::size_t count = 0;
  for (std::size_t at = yaml.find(kDirective); at != std::string_view::npos;
       at = yaml.find(kDirective, at + kDirective.size())) {
    const bool begins_line = at == 0 || kLastOfBreaks.find(yaml[at - 1]) != std::string_view::npos;
    if (begins_line && ++count > kMaxDirectives) return at;
  }
  return std::string_view::npos;
}

/// Nearly all texts are. Without an early end the compiler can look at many bytes at a time.
bool is_plain_ascii(std::string_view text) {
  unsigned found = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    found |= static_cast<unsigned>(byte >= 0x7F) |
             (static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\n'));
  }
  return found == 0;
}

/// Turns places in front matter into positions in the file, of which front matter begins on the second line.
class Positions {
 public:
  explicit Positions(std::string_view yaml)
      : yaml_(yaml),
        odd_breaks_(!is_plain_ascii(yaml) && (yaml.find("\xC2\x85") != std::string_view::npos ||
                                              has_separator(yaml) || has_lone_return(yaml))) {}

  Position of(const yaml_mark_t& mark) {
    if (odd_breaks_) return of_code_point(mark.index);
    return {static_cast<std::uint32_t>(mark.line + 2), static_cast<std::uint32_t>(mark.column + 1)};
  }

  Span between(const yaml_mark_t& begin, const yaml_mark_t& end) {
    const Position first = of(begin);
    return {first, std::max(first, of(end))};
  }

  Position of_byte(std::size_t offset) const {
    const std::string_view before = yaml_.substr(0, std::min(offset, yaml_.size()));
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    return {static_cast<std::uint32_t>(std::ranges::count(before, '\n') + 2),
            static_cast<std::uint32_t>(code_points_in(before.substr(line_begin)) + 1)};
  }

 private:
  /// U+2028 and U+2029 share what they begin with, as do dashes and quotation marks, which are frequent.
  static bool has_separator(std::string_view text) {
    for (std::size_t at = text.find("\xE2\x80"); at != std::string_view::npos;
         at = text.find("\xE2\x80", at + 2)) {
      const std::string_view last = text.substr(at + 2, 1);
      if (last == "\xA8" || last == "\xA9") return true;
    }
    return false;
  }

  static bool has_lone_return(std::string_view text) {
    for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1)) {
      if (at + 1 < text.size() && text[at + 1] != '\n') return true;
    }
    return false;
  }

  /// YAML 1.1 breaks lines where editors do not (U+0085, U+2028, U+2029, a lone CR): there libyaml's lines do
  /// not help, but its count of code points does. Marks mostly ascend, so the count goes on from the last
  /// one.
  Position of_code_point(std::size_t index) {
    if (index < index_) {
      index_ = 0;
      byte_ = 0;
      position_ = {2, 1};
    }
    for (; index_ < index && byte_ < yaml_.size(); ++index_) {
      position_ = yaml_[byte_] == '\n' ? Position{position_.line + 1, 1}
                                       : Position{position_.line, position_.column + 1};
      do ++byte_;
      while (byte_ < yaml_.size() && is_continuation(yaml_[byte_]));
    }
    return position_;
  }

  std::string_view yaml_;
  bool odd_breaks_;
  std::size_t index_ = 0;
  std::size_t byte_ = 0;
  Position position_{2, 1};
};

class Event {
 public:
  Event() = default;
  ~Event() { yaml_event_delete(&event_); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  yaml_event_t* get() { return &event_; }
  const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
};

/// Builds the nodes of one front matter out of libyaml's events, without recursion.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view yaml, Arena& nodes, Arena& texts, std::vector<Fault>& faults,
              std::vector<ScalarRange>* scalars)
      : yaml_(yaml), positions_(yaml), nodes_(nodes), texts_(texts), faults_(faults), scalars_(scalars) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(yaml.data()), yaml.size());
  }
  ~TreeBuilder() { yaml_parser_delete(&parser_); }
  TreeBuilder(const TreeBuilder&) = delete;
  TreeBuilder& operator=(const TreeBuilder&) = delete;

  /// Returns the root. Throws YamlError.
  const Node* build() {
    if (const std::size_t at = find_excessive_directive(yaml_); at != std::string_view::npos) {
      throw YamlError{FaultKind::yaml_invalid, point(positions_.of_byte(at)),
                      "more than " + std::to_string(kMaxDirectives) + " %TAG directives"};
    }
    for (;;) {
      Event event;
      if (yaml_parser_parse(&parser_, event.get()) == 0) throw parser_error();
      switch (event->type) {
        case YAML_STREAM_END_EVENT:
          return root_ != nullptr ? root_ : make_node(Node::Kind::mapping, point({2, 1}));
        case YAML_DOCUMENT_START_EVENT:
          if (root_ != nullptr) throw invalid(event->start_mark, "a second document starts; expected one");
          break;
        case YAML_SCALAR_EVENT:
          add_scalar(*event.get());
          break;
        case YAML_ALIAS_EVENT:
          add(resolve_alias(*event.get()));
          break;
        case YAML_SEQUENCE_START_EVENT:
          open(Node::Kind::sequence, event->data.sequence_start.anchor, *event.get());
          break;
        case YAML_MAPPING_START_EVENT:
          open(Node::Kind::mapping, event->data.mapping_start.anchor, *event.get());
          break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
          close(*event.get());
          break;
        default:
          break;
      }
    }
  }

 private:
  /// A list or mapping that has not ended, and where its children start among those of all.
  struct OpenNode {
    Node* node;
    std::size_t first_child;
  };

  YamlError invalid(const yaml_mark_t& mark, std::string reason) {
    return {FaultKind::yaml_invalid, point(positions_.of(mark)), std::move(reason)};
  }

  YamlError parser_error() {
    const std::string reason = parser_.problem != nullptr ? parser_.problem : "not YAML";
    if (parser_.error == YAML_READER_ERROR) return reader_error(reason);
    const Position position = positions_.of(parser_.problem_mark);
    if (parser_.context == nullptr) return {FaultKind::yaml_invalid, point(position), reason};
    const Position begin = positions_.of(parser_.context_mark);
    return {FaultKind::yaml_invalid, point(position), reason + ", " + parser_.context,
            begin != position ? std::optional(point(begin)) : std::nullopt};
  }

  YamlError reader_error(const std::string& reason) const {
    std::size_t offset = std::min(parser_.problem_offset, yaml_.size());
    if (reason.find("control") != std::string::npos)
      return {FaultKind::yaml_invalid, point(positions_.of_byte(offset)), reason};
    // libyaml points at the byte that should have gone on with a character: the fault is where that one
    // starts.
    if (reason.find("trailing") != std::string::npos && offset > 0) {
      do --offset;
      while (offset > 0 && is_continuation(yaml_[offset]));
    }
    return {FaultKind::encoding_invalid, point(positions_.of_byte(offset)), "not UTF-8: " + reason};
  }

  Node* make_node(Node::Kind kind, Span span) {
    if (++nodes_made_ > kMaxNodes) {
      throw YamlError{FaultKind::yaml_invalid, span, "more than " + grouped(kMaxNodes) + " values"};
    }
    return nodes_.make(Node{kind, false, false, false, span, {}, {}, 0, 1});
  }

  void add_scalar(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    if (scalars_ != nullptr) {
      const bool is_block =
          scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE;
      scalars_->push_back({event.start_mark.index, event.end_mark.index, is_block});
    }
    Node* node = make_node(Node::Kind::scalar, positions_.between(event.start_mark, event.end_mark));
    node->plain = scalar.plain_implicit != 0 && scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->replaceable = scalar.anchor == nullptr && scalar.tag == nullptr &&
                        scalar.style != YAML_LITERAL_SCALAR_STYLE && scalar.style != YAML_FOLDED_SCALAR_STYLE;
    const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
    node->plain_ascii = is_plain_ascii(text);
    const bool has_nul = !node->plain_ascii && text.find('\0') != std::string_view::npos;
    // A key is done with when its nodes are, unless an alias gives its text to a value.
    Arena& home = awaits_key() && scalar.anchor == nullptr ? nodes_ : texts_;
    node->text = home.keep(has_nul ? without_nul(text, node->span) : text);
    // A long text counts for more than one value, so that aliases cannot multiply it without bound.
    node->size = 1 + static_cast<std::uint32_t>(scalar.length / 64);
    remember(scalar.anchor, node);
    add(node);
  }

  std::string without_nul(std::string_view text, Span span) {
    faults_.push_back(
        {FaultKind::invalid_value, span, "the text holds U+0000, which no text may; taken as U+FFFD"});
    std::string replaced;
    for (const char c : text) replaced += c != '\0' ? std::string_view(&c, 1) : "\xEF\xBF\xBD";
    return replaced;
  }

  void open(Node::Kind kind, const yaml_char_t* anchor, const yaml_event_t& event) {
    if (open_.size() == kMaxDepth)
      throw invalid(event.start_mark, "nested deeper than " + std::to_string(kMaxDepth) + " levels");
    Node* node = make_node(kind, positions_.between(event.start_mark, event.end_mark));
    remember(anchor, node);
    open_.push_back({node, children_.size()});
  }

  void close(const yaml_event_t& event) {
    const auto [node, first_child] = open_.back();
    open_.pop_back();
    node->children = nodes_.keep(std::span<const Node* const>(children_).subspan(first_child));
    children_.resize(first_child);
    // A block ends where its last value does; libyaml's mark is at what follows it.
    const bool is_flow = event.end_mark.index > event.start_mark.index;
    if (is_flow) {
      node->span.end = positions_.of(event.end_mark);
    } else if (!node->children.empty()) {
      // The last value may be an alias, which stands where its anchor does; its key does not.
      for (const Node* child : node->children.last(std::min<std::size_t>(2, node->children.size())))
        node->span.end = std::max(node->span.end, child->span.end);
    }
    if (node->kind == Node::Kind::mapping) settle_keys(*node);
    add(node);
  }

  void add(const Node* node) {
    if (open_.empty()) {
      root_ = node;
      return;
    }
    if (awaits_key() && node->kind != Node::Kind::scalar) {
      throw YamlError{FaultKind::yaml_invalid, node->span, "a key is a list or a mapping; expected text"};
    }
    children_.push_back(node);
    open_.back().node->size += node->size;
  }

  /// Returns whether what comes next is a key of a mapping.
  bool awaits_key() const {
    if (open_.empty()) return false;
    const auto& [parent, first_child] = open_.back();
    return parent->kind == Node::Kind::mapping && (children_.size() - first_child) % 2 == 0;
  }

  void remember(const yaml_char_t* anchor, const Node* node) {
    if (anchor != nullptr) anchors_[reinterpret_cast<const char*>(anchor)] = node;
  }

  const Node* resolve_alias(const yaml_event_t& event) {
    const std::string name = reinterpret_cast<const char*>(event.data.alias.anchor);
    const auto anchor = anchors_.find(name);
    if (anchor == anchors_.end())
      throw invalid(event.start_mark, "alias " + in_quotes("*" + name) + " has no anchor");
    if (std::ranges::find(open_, anchor->second, &OpenNode::node) != open_.end()) {
      throw invalid(event.start_mark, "alias " + in_quotes("*" + name) + " stands inside its own anchor");
    }
    aliased_nodes_ += anchor->second->size;
    if (aliased_nodes_ > kMaxAliasedNodes) {
      throw invalid(event.start_mark, "aliases expand to more than " + grouped(kMaxAliasedNodes) + " values");
    }
    return anchor->second;
  }

  /// Returns whether a key comes twice or asks for a merge: few mappings do.
  static bool needs_settling(std::span<const Node* const> children) {
    constexpr std::size_t kFewKeys = 64;
    if (children.size() > 2 * kFewKeys) return true;
    for (std::size_t i = 0; i < children.size(); i += 2) {
      if (is_merge_key(*children[i])) return true;
      for (std::size_t j = 0; j < i; j += 2) {
        if (children[i]->text == children[j]->text) return true;
      }
    }
    return false;
  }

  /// Of equal keys keeps the last, as PyYAML does, and takes in merged mappings.
  void settle_keys(Node& mapping) {
    const std::span<const Node* const> children = mapping.children;
    if (!needs_settling(children)) return;
    std::unordered_map<std::string_view, std::size_t> last;
    last.reserve(children.size() / 2);
    bool again = false;
    bool merges = false;
    for (std::size_t i = 0; i < children.size(); i += 2) {
      const Node& key = *children[i];
      if (is_merge_key(key)) {
        merges = true;
        continue;
      }
      const auto [entry, added] = last.emplace(key.text, i);
      if (added) continue;
      again = true;
      faults_.push_back({.kind = FaultKind::duplicate_key,
                         .span = key.span,
                         .message = "key " + in_quotes(key.text) + " was given already; the last one counts",
                         .earlier = children[entry->second]->span});
      entry->second = i;
    }
    if (!again && !merges) return;
    std::vector<const Node*> kept;
    for (std::size_t i = 0; i < children.size(); i += 2) {
      if (is_merge_key(*children[i]) || last.at(children[i]->text) != i) continue;
      kept.insert(kept.end(), {children[i], children[i + 1]});
    }
    for (std::size_t i = 0; merges && i < children.size(); i += 2) {
      if (is_merge_key(*children[i])) merge(*children[i + 1], last, kept);
    }
    const std::size_t settled = kept.size();
    for (std::size_t i = 0; i < children.size(); i += 2) {
      if (is_merge_key(*children[i]) || last.at(children[i]->text) == i) continue;
      kept.insert(kept.end(), {children[i], children[i + 1]});
    }
    mapping.replaced = static_cast<std::uint32_t>(kept.size() - settled);
    mapping.children = nodes_.keep(std::span<const Node* const>(kept));
  }

  static bool is_merge_key(const Node& key) { return key.plain && key.text == "<<"; }

  /// Takes over the keys of a mapping, or of each in a list, that are not there yet
  /// (https://yaml.org/type/merge.html).
  static void merge(const Node& value, std::unordered_map<std::string_view, std::size_t>& present,
                    std::vector<const Node*>& into) {
    if (value.kind == Node::Kind::sequence) {
      for (const Node* item : value.children) {
        merge(*item, present, into);
      }
      return;
    }
    if (value.kind != Node::Kind::mapping) {
      throw YamlError{FaultKind::yaml_invalid, value.span,
                      "'<<' holds a plain value; expected a mapping to merge"};
    }
    const std::span<const Node* const> items = value.items();
    for (std::size_t i = 0; i < items.size(); i += 2) {
      if (!present.emplace(items[i]->text, i).second) continue;
      into.insert(into.end(), {items[i], items[i + 1]});
    }
  }

  std::string_view yaml_;
  Positions positions_;
  Arena& nodes_;
  Arena& texts_;
  std::vector<Fault>& faults_;
  std::vector<ScalarRange>* scalars_;
  yaml_parser_t parser_{};
  std::vector<OpenNode> open_;
  std::vector<const Node*> children_;  ///< of the open nodes, the outermost's first
  std::map<std::string, const Node*> anchors_;
  std::uint64_t aliased_nodes_ = 0;
  std::size_t nodes_made_ = 0;
  const Node* root_ = nullptr;
};

}  // namespace

const Node* parse_yaml(std::string_view yaml, Arena& nodes, Arena& texts, std::vector<Fault>& faults,
                       std::vector<ScalarRange>* scalars) {
  try {
    return TreeBuilder(yaml, nodes, texts, faults, scalars).build();
  } catch (const YamlError& error) {
    faults.push_back({.kind = error.kind,
                      .span = error.span,
                      .message = error.message,
                      .earlier = error.context,
                      .earlier_note = "starts here"});
    return nullptr;
  }
}

}  // namespace patgraph
