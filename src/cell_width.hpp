#pragma once

namespace patgraph {

/// As `cell_width`, by the tables of Unicode alone.
unsigned cell_width_by_tables(char32_t code_point);

/// Returns how many cells of a terminal a printable code point takes: 0 for what combines with the one before
/// it, 2 for the wide and fullwidth ones of East Asia (Unicode Standard Annex 11), otherwise 1. The rule is
/// that of Markus Kuhn's wcwidth (https://www.cl.cam.ac.uk/~mgk25/ucs/wcwidth.c), with Unicode's newer
/// tables.
inline unsigned cell_width(char32_t code_point) {
  return code_point < 0x7F ? 1 : cell_width_by_tables(code_point);
}

}  // namespace patgraph
