#include "graphviz.hpp"

#include <graphviz/gvc.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <stdexcept>

namespace patgraph {
namespace {

struct Close {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
  void operator()(Agraph_t* graph) const { agclose(graph); }
  void operator()(char* text) const { std::free(text); }
};

/// A layout, which must go before its graph does.
class Layout {
 public:
  Layout(GVC_t* context, Agraph_t* graph) : context_(context), graph_(graph) {}
  ~Layout() { gvFreeLayout(context_, graph_); }
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;

 private:
  GVC_t* context_;
  Agraph_t* graph_;
};

[[noreturn]] void fail(const std::string& action) {
  const std::unique_ptr<char, Close> last(aglasterr());
  std::string message = last != nullptr ? ": " + std::string(last.get()) : std::string();
  if (message.ends_with('\n')) message.pop_back();
  throw std::runtime_error("Graphviz cannot " + action + message);
}

}  // namespace

std::string draw_with_graphviz(const std::string& dot, const char* format) {
  static std::mutex graphviz_is_busy;
  const std::lock_guard lock(graphviz_is_busy);
  agseterr(AGMAX);  // keeps messages for aglasterr instead of printing them
  const std::unique_ptr<GVC_t, Close> context(gvContext());
  if (context == nullptr) fail("start");
  const std::unique_ptr<Agraph_t, Close> graph(agmemread(dot.c_str()));
  if (graph == nullptr) fail("read the graph");
  const Layout layout(context.get(), graph.get());
  if (gvLayoutJobs(context.get(), graph.get()) != 0) fail("lay out the graph");
  char* data = nullptr;
  unsigned size = 0;
  if (gvRenderData(context.get(), graph.get(), format, &data, &size) != 0 || data == nullptr)
    fail(std::string("draw the graph as ") + format);
  const std::unique_ptr<char, void (*)(char*)> drawn(data, gvFreeRenderData);
  return {drawn.get(), size};
}

}  // namespace patgraph
