# Writes OUTPUT, a C++ source that defines patgraph::example_of() from the files of FOLDER, each named by its check.
file(GLOB paths "${FOLDER}/*.md")
set(texts "")
set(cases "")
set(number 0)
foreach(path IN LISTS paths)
  cmake_path(GET path STEM check)
  file(READ "${path}" bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND texts "constexpr char kText${number}[] = {${bytes}};\n")
  string(APPEND cases "  if (check == \"${check}\") return {kText${number}, sizeof kText${number}};\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}" "#include \"check/example.hpp\"

namespace patgraph {
namespace {
${texts}}  // namespace

std::string_view example_of(std::string_view check) {
${cases}  return {};
}

}  // namespace patgraph
")
