#include "config_yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "text_positions.hpp"
#include "utf8.hpp"

namespace patgraph {
namespace {

constexpr std::size_t kMaxDepth = 16;

/// The columns of yaml-cpp's marks count bytes; their offsets are turned into positions here.
std::size_t offset_of(const YAML::Mark& mark) {
  return mark.is_null() ? 0 : static_cast<std::size_t>(mark.pos);
}

/// Builds the nodes of one document.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text), positions_(text) {}

  ConfigNode take_root() { return std::move(root_); }
  Position position_of(const YAML::Mark& mark) { return positions_.at(offset_of(mark)); }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) throw ConfigFault{position_of(mark), "a second document starts; expected one"};
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    ConfigNode node{ConfigNode::Kind::scalar, true, point(position_of(mark))};
    // yaml-cpp tells the place of what follows; a value that is not there is best sought at its key.
    const bool is_value = !open_.empty() && open_.back().kind == ConfigNode::Kind::mapping &&
                          open_.back().children.size() % 2 == 1;
    if (is_value) node.span = open_.back().children.back().span;
    add(std::move(node));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    throw ConfigFault{position_of(mark), "an alias stands here; expected the value itself"};
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    ConfigNode node{ConfigNode::Kind::scalar, tag == "?", point(position_of(mark)), value};
    const std::string_view written = text_.substr(std::min(offset_of(mark), text_.size()));
    const std::size_t quotes = written.starts_with('"') || written.starts_with('\'') ? 1 : 0;
    // Where escapes or a fold stand between, what is written differs from the value: the end stays open.
    if (written.substr(quotes).starts_with(value))
      node.span.end = positions_.at(offset_of(mark) + value.size() + 2 * quotes);
    add(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    open(ConfigNode::Kind::list, mark);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    open(ConfigNode::Kind::mapping, mark);
  }
  void OnMapEnd() override { close(); }

 private:
  void open(ConfigNode::Kind kind, const YAML::Mark& mark) {
    const Position position = position_of(mark);
    if (open_.size() == kMaxDepth)
      throw ConfigFault{position, "nested deeper than " + std::to_string(kMaxDepth) + " levels"};
    open_.push_back({kind, false, point(position)});
  }

  void close() {
    ConfigNode node = std::move(open_.back());
    open_.pop_back();
    add(std::move(node));
  }

  void add(ConfigNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else {
      open_.back().children.push_back(std::move(node));
    }
  }

  std::string_view text_;
  TextPositions positions_;
  int documents_ = 0;
  std::vector<ConfigNode> open_;
  ConfigNode root_{ConfigNode::Kind::mapping, false, {}};
};

/// yaml-cpp takes a NUL for the end of a text, and says nothing of bytes that are no UTF-8.
void require_text(std::string_view bytes) {
  if (!is_utf8(bytes)) throw ConfigFault{{}, "the file is not UTF-8"};
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20U && c != '\t' && c != '\n' && c != '\r') || c == '\x7F';
  };
  const auto* const control = std::ranges::find_if(bytes, is_control);
  if (control == bytes.end()) return;
  const Position position = TextPositions(bytes).at(static_cast<std::size_t>(control - bytes.begin()));
  throw ConfigFault{position, "a control character stands here; expected text"};
}

}  // namespace

ConfigNode parse_config_yaml(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  require_text(bytes);
  TreeBuilder builder(bytes);
  try {
    // A text whose quote is never closed counts for closed to yaml-cpp where the file ends in a line break.
    std::istringstream stream{std::string(bytes) + "\n#"};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) continue;
  } catch (const YAML::Exception& error) {
    // Some characters begin no text, and yaml-cpp takes "?" within a flow list for one of them.
    const std::string hint =
        error.msg == YAML::ErrorMsg::UNKNOWN_TOKEN ? "; a text with this character needs quotes" : "";
    throw ConfigFault{builder.position_of(error.mark), "not YAML: " + error.msg + hint};
  }
  return builder.take_root();
}

}  // namespace patgraph
