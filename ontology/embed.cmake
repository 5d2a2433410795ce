# Writes OUTPUT, a C++ source that defines patgraph::builtin_ontology() as the bytes of INPUT.
file(READ "${INPUT}" bytes HEX)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE "${OUTPUT}" "#include \"schema.hpp\"

namespace patgraph {
namespace {
constexpr char kText[] = {${bytes}};
}  // namespace

std::string_view builtin_ontology() { return {kText, sizeof kText}; }

}  // namespace patgraph
")
