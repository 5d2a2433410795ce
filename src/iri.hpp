#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace patgraph {

/// Returns whether the text is a scheme with "://" or one of the schemes without it that credits use (urn,
/// doi, mailto, tag). Anything else, such as "Ostrom: Governing", is prose.
bool is_absolute_iri(std::string_view text);

/// Returns whether IRIs start with this scheme and no "//".
bool is_opaque_scheme(std::string_view scheme);

/// What a base is: names of entries follow it, and their links are fragments behind those.
inline constexpr std::string_view kUsableBase = "an absolute IRI that ends in '/' and holds no '#'";

/// Returns whether the text is one.
bool is_usable_base(std::string_view iri);

/// Removes the segments "." and ".." of the path (RFC 3986, 5.2.4), as readers of Turtle do and those of
/// N-Triples do not.
std::string without_dot_segments(std::string_view iri);

/// Percent-encodes what RFC 3986 allows nowhere in a URI: controls, blanks, `<>"{}|\^` and backquote, all
/// bytes outside ASCII, a "%" that starts no escape, brackets outside the authority, and a second "#".
std::string percent_encode_illegal(std::string_view text);

/// Percent-encodes all but the unreserved characters of RFC 3986, so that the text is one segment of a path
/// or a fragment; "." and ".." are encoded too, for they would not stay where they are put.
std::string percent_encode_segment(std::string_view text);

/// Compares texts as they are when they are encoded as segments, without encoding them.
std::strong_ordering compare_as_segments(std::string_view a, std::string_view b);

/// Percent-encodes a path for the path of a relative reference (RFC 3986, 4.2): all but the unreserved
/// characters and "/". A colon too: in the first segment it would make a scheme.
std::string percent_encode_path(std::string_view path);

/// Appends a byte as "%2F" (RFC 3986, 2.1).
void append_percent_encoded(std::string& out, char byte);

/// Replaces what is percent-encoded by its bytes. A "%" that starts no escape stays.
std::string percent_decode(std::string_view text);

}  // namespace patgraph
