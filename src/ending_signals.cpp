#include "ending_signals.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <memory>
#include <utility>

namespace patgraph {
namespace {

constexpr std::array kEndingSignals{SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGXCPU, SIGXFSZ};

struct RemovedFile {
  std::string path;
  const RemovedFile* next;
};

// A signal may come at any time up to the very end, and its handler is told nothing but its number. So this
// list is global, and nothing is ever taken off it or freed; a lock may be held by what the signal
// interrupts.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables): as said
std::atomic<const RemovedFile*> newest_file = nullptr;
static_assert(std::atomic<const RemovedFile*>::is_always_lock_free);

/// Calls nothing but what signal-safety(7) allows.
extern "C" void remove_files_and_end(int signal) {
  for (const RemovedFile* file = newest_file; file != nullptr; file = file->next)
    ::unlink(file->path.c_str());
  static_cast<void>(::raise(signal));  // comes after this, when it is no longer handled
}

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : kEndingSignals) sigaddset(&signals, signal);
  return signals;
}

void handle_ending_signals() {
  struct sigaction action {};
  action.sa_handler = remove_files_and_end;
  action.sa_mask = ending_signals();
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : kEndingSignals) {
    struct sigaction before {};
    if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_DFL)
      ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace

HeldSignals::HeldSignals() {
  const sigset_t signals = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, &before_);
}

HeldSignals::~HeldSignals() {
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void remove_when_ended(std::string path) {
  const RemovedFile* const next = newest_file;
  newest_file = std::make_unique<RemovedFile>(RemovedFile{std::move(path), next}).release();
  if (next == nullptr) handle_ending_signals();
}

void leave_files_to_parent() {
  newest_file = nullptr;
}

}  // namespace patgraph
