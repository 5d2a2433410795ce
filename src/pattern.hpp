#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "datatype.hpp"
#include "diagnostic.hpp"
#include "schema.hpp"

namespace patgraph {

/// A value and where it stands. The text lives as long as the library.
struct Value {
  std::string_view text;
  Span span;
  ValueKind kind = ValueKind::text;
  bool replaceable =
      false;  ///< its span holds the scalar and nothing else: a fix may write another one there
  bool plain_ascii = false;  ///< it has no character but line feeds and those of ASCII that print
};

/// One value of one field.
struct Attribute {
  FieldId field = 0;
  KeyId key = 0;  ///< under which it stands
  Value value;
};

/// A value under keys that the schema does not know.
struct UnmappedValue {
  /// The keys, joined by "/"; those inside a link start with the link's own. In a key, "~1" stands for "/"
  /// and
  /// "~0" for "~" (RFC 6901); "~" is an empty key.
  std::string_view path;
  Value value;
};

/// A value that reaches no statement.
struct UnreadValue {
  std::string_view path;
  bool empty = false;  ///< there is nothing to state; otherwise a fault says what is wrong with it
};

/// What a link names as its target, and under which key ("" where the link is plain text).
struct Reference {
  std::string_view key;
  Value value;
};

/// A link as its author wrote it. One without references and without a name is rejected.
struct Link {
  RelationId relation = 0;
  KeyId key = 0;  ///< under which it stands
  Span span;
  std::span<const Reference> references;   ///< most binding first
  std::span<const Attribute> attributes;   ///< what the link says about itself
  std::span<const Attribute> description;  ///< what the link says about its target
  std::span<const UnmappedValue> unmapped;
};

/// Returns what a link calls its target: its first reference, or else a name; null where the link is
/// rejected.
const Value* named_value(const Link& link, const Schema& schema);

/// Returns the text of `named_value`, empty where there is none.
std::string_view named_target(const Link& link, const Schema& schema);

/// Returns the attribute that measures how strong a link is, where it is a number; else null.
const Value* strength_of(const Link& link, const Schema& schema);

/// What one file describes: a pattern, a lighthouse. Its values live as long as the library.
struct Entity {
  std::uint32_t file = 0;
  ClassId entry_class = 0;
  bool id_matches = false;  ///< the id matches the id pattern of a class
  std::optional<Value> id;
  const Value* title = nullptr;          ///< null where there is none
  const Value* declared_slug = nullptr;  ///< likewise
  std::string_view slug;                 ///< as declared, else the file name without its extension
  std::span<const Value> aliases;
  std::span<const Attribute> attributes;  ///< every value, identity included
  std::span<const Link> links;
  std::span<const UnmappedValue> unmapped;
  std::span<const UnreadValue> unread;
};

/// What an entry is called whatever its file is called: its id, or its slug where it has none.
inline std::string_view lasting_name(const Entity& entity) {
  return entity.id ? entity.id->text : entity.slug;
}

/// What can be wrong with the writing of a file.
enum class FaultKind : std::uint8_t {
  file_unreadable,
  encoding_invalid,
  front_matter_too_large,
  front_matter_unclosed,
  yaml_invalid,
  duplicate_key,
  wrong_shape,
  scalar_for_list,
  invalid_date,
  invalid_uri,
  invalid_value,
  link_malformed,
  unknown_link_key,
  unknown_relation,
  unknown_value,
  weight_out_of_range
};

/// A fault of the writing, met while the file was read.
struct Fault {
  FaultKind kind = FaultKind::wrong_shape;
  Span span;
  std::string message;
  std::optional<std::string> replacement = {};  ///< YAML that mends it where it stands
  std::optional<Span> earlier = {};             ///< where what it conflicts with stands
  std::string_view earlier_note = "given here";
};

}  // namespace patgraph
