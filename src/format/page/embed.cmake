# Writes OUTPUT, a C++ source that defines the functions of page.hpp, from FOLDER/page.html: in it "@style@" and
# "@script@" stand for the files below, "@data@" and "@findings@" for what the program writes. The policy of the page
# lets the former be used by their hashes (https://www.w3.org/TR/CSP3/#grammardef-hash-source), and nothing else.
cmake_minimum_required(VERSION 3.25)

set(styles page.css side.css picture.css phone.css)
set(scripts data.js texts.js address.js search.js picture.js canvas.js moves.js panel.js views.js page.js)

# Writes the SHA-256 of a text in base64 (RFC 4648, section 4).
function(hash_of text result)
  set(digits ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/)
  string(SHA256 hex "${text}")
  set(hash "")
  string(REGEX MATCHALL "..?.?" groups "${hex}00")
  foreach(group IN LISTS groups)
    math(EXPR first "0x${group} >> 6")
    math(EXPR second "0x${group} & 63")
    string(SUBSTRING ${digits} ${first} 1 first)
    string(SUBSTRING ${digits} ${second} 1 second)
    string(APPEND hash ${first}${second})
  endforeach()
  string(SUBSTRING ${hash} 0 43 hash) # of 256 bits; those that fill the last group are none of them
  set(${result} "${hash}=" PARENT_SCOPE)
endfunction()

function(bytes_of text result)
  string(HEX "${text}" hex)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  set(${result} "${bytes}" PARENT_SCOPE)
endfunction()

function(read_all names result)
  set(all "")
  foreach(name IN LISTS names)
    file(READ "${FOLDER}/${name}" text)
    string(APPEND all "${text}")
  endforeach()
  set(${result} "${all}" PARENT_SCOPE)
endfunction()

file(READ "${FOLDER}/page.html" page)
read_all("${styles}" style)
read_all("${scripts}" script)
file(READ "${FOLDER}/d3.min.js" library)
set(script "${library}(() => {\n\"use strict\";\n${script}})();\n")
hash_of("${style}" style_hash)
hash_of("${script}" script_hash)
string(REPLACE "@style hash@" "${style_hash}" page "${page}")
string(REPLACE "@script hash@" "${script_hash}" page "${page}")
string(REPLACE "@style@" "${style}" page "${page}")
string(REPLACE "@script@" "${script}" page "${page}")
string(REGEX MATCH "^(.*)@data@(.*)@findings@(.*)$" page "${page}")
bytes_of("${CMAKE_MATCH_1}" before_data)
bytes_of("${CMAKE_MATCH_2}" before_findings)
bytes_of("${CMAKE_MATCH_3}" after_findings)
file(WRITE "${OUTPUT}" "#include \"format/page/page.hpp\"

namespace patgraph {
namespace {
constexpr char kBeforeData[] = {${before_data}};
constexpr char kBeforeFindings[] = {${before_findings}};
constexpr char kAfterFindings[] = {${after_findings}};
}  // namespace

std::string_view page_before_data() {
  return {kBeforeData, sizeof kBeforeData};
}

std::string_view page_before_findings() {
  return {kBeforeFindings, sizeof kBeforeFindings};
}

std::string_view page_after_findings() {
  return {kAfterFindings, sizeof kAfterFindings};
}

}  // namespace patgraph
")
