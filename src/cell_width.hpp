#pragma once

namespace patgraph {

/// Returns how many cells of a terminal a printable code point takes: 0 for what combines with the one before
/// it, 2 for the wide and fullwidth ones of East Asia (Unicode Standard Annex 11), otherwise 1. The rule is
/// that of Markus Kuhn's wcwidth (https://www.cl.cam.ac.uk/~mgk25/ucs/wcwidth.c), with Unicode's newer
/// tables.
unsigned cell_width(char32_t code_point);

}  // namespace patgraph
