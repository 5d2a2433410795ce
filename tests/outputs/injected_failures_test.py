#!/usr/bin/env python3
"""injected_failures_test.py PROGRAM: whatever a write meets, an old file stays whole until a whole new one replaces it.

strace lists the calls by which a run reaches its outputs. Then the same run is made once for each of these calls and
each kind of failure: the call fails, is interrupted, or a signal comes with it. After each, every file is the old one or
the new one, byte for byte; no other file stays, but after SIGKILL; and the program has told of the failure and exited
with 2, or has ended by the signal."""

import collections, concurrent.futures, os, re, shutil, signal, sys
from program import PROGRAM, SOUND, WEEDY, files_in, fill, run, skip, temporary_folder

if not os.access(PROGRAM, os.X_OK):
    skip(f"no {PROGRAM}; scripts/test.sh builds it")
if shutil.which("strace") is None:
    skip("the program strace is not installed")
if run(["strace", "-o", "/dev/null", "true"]).returncode != 0:
    skip("processes must not be traced here")

# Each run: its name, its arguments, and what they write into OUT beside standard output.
RUNS = [
    ("export", ["export", SOUND, "--format", "turtle,html", "--verify", "--output", "OUT"],
     ["graph.ttl", "graph.html"]),
    ("shards", ["export", SOUND, "--format", "ntriples", "--shards", "3", "--compress", "zstd", "--output", "OUT"],
     [f"graph-0000{i}-of-00003.nt.zst" for i in (1, 2, 3)]),
    ("picture", ["map", SOUND, "--format", "svg", "--output", "OUT/map.svg"], ["map.svg"]),
    ("reports", ["check", WEEDY, "--brief", "--report", "sarif=OUT/a.sarif", "--report", "junit=OUT/b.xml"],
     ["a.sarif", "b.xml"]),
    ("baseline", ["check", WEEDY, "--write-baseline", "OUT/known.txt"], ["known.txt"]),
    ("ontology", ["ontology", "--format", "shacl", "--output", "OUT/shapes.ttl"], ["shapes.ttl"]),
]
SYSCALLS = ("openat,write,writev,pwrite64,close,rename,renameat,renameat2,link,linkat,ftruncate,fchmod,chmod,mkdir,"
            "stat,lstat,newfstatat,fstat,read,memfd_create,fork,vfork,clone,clone3")
GOES_ON = {"openat", "write", "writev", "close"}  # where it is interrupted
ASKS = {"stat", "lstat", "newfstatat", "fstat", "read", "memfd_create"}  # and changes nothing
STARTS = {"fork", "vfork", "clone", "clone3"}
LEFT_BY_KILL = re.compile(r"\.patgraph-\d+-\d+$")


Call = collections.namedtuple("Call", "name number is_message reads")


class Run:
    """A run of the program that writes files."""

    def __init__(self, folder, name, arguments, outputs):
        self.name = name
        self.folder = os.path.join(folder, name)
        os.mkdir(self.folder)
        self.arguments = arguments
        self.old = {output: f"the old {output}\n".encode() for output in outputs}
        plain = self.start("plain", [])
        self.exit_code, self.new = plain.returncode, plain.files
        assert self.exit_code in (0, 1) and sorted(self.new) == sorted(outputs), (plain.stderr, plain.files.keys())
        assert all(self.new[output] != self.old[output] for output in outputs)
        self.calls = self.list_calls()

    def start(self, slot, strace):
        """Runs the program on old files, each slot in a folder of its own."""
        out = os.path.join(self.folder, slot)
        fill(out, self.old)
        arguments = [argument.replace("OUT", out) for argument in self.arguments]
        threads = ["--threads", "1"] if arguments[0] != "ontology" and "--threads" not in arguments else []
        end = run(strace + [PROGRAM] + arguments + threads)
        end.files = files_in(out)
        return end

    def list_calls(self):
        """Returns the calls that touch outputs: their names, and which of that name they are."""
        log = os.path.join(self.folder, "calls")
        self.start("listed", ["strace", "-y", "-o", log, f"--trace={SYSCALLS}"])
        out = os.path.join(self.folder, "listed")
        counts, calls = {}, []
        with open(log, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                syscall = re.match(r"\w+(?=\()", line)
                if syscall is None:
                    continue
                counts[syscall[0]] = counts.get(syscall[0], 0) + 1
                if out in line or "drawing" in line or re.match(r"writev?\([12]<", line) or syscall[0] in STARTS:
                    calls.append(Call(syscall[0], counts[syscall[0]], line.startswith("write(2<"), "O_RDONLY" in line))
        kinds = {call.name for call in calls}
        assert "openat" in kinds and kinds & {"write", "writev"} and kinds & {"rename", "renameat"}, calls
        return calls

    def problem(self, failure, end):
        """Returns what is wrong about the end of a run, or None."""
        for name, content in end.files.items():
            if name not in self.old:
                if failure != "signal=SIGKILL" or not LEFT_BY_KILL.match(name):
                    return f"{name} stays"
            elif content not in (self.old[name], self.new[name]):
                return f"{name} is neither the old one nor the new one"
        if not self.old.keys() <= end.files.keys():
            return "a file is gone"
        replaced = sum(end.files[name] == self.new[name] for name in self.old)
        said = end.stderr.decode(errors="replace")
        if "Sanitizer" in said:
            return said
        if end.returncode == self.exit_code and replaced == len(self.old):
            return None
        if failure.startswith("signal="):
            number = signal.Signals[failure.removeprefix("signal=")]
            if end.returncode != -number:
                return f"it exits with {end.returncode}"
            if number != signal.SIGKILL and 0 < replaced < len(self.old):
                return "some files are old and some new"
            return None
        if failure == "error=EINTR" and end.returncode != self.exit_code:
            return "it does not go on"
        if end.returncode != 2:
            return f"it exits with {end.returncode}, {replaced} files are new"
        if not re.search(r"patgraph: (standard output|/\S*:|Graphviz) cannot be (written|read|started)", said):
            return "it does not say what failed"
        if replaced > 0 and f"after {replaced} file" not in said and "standard output" not in said:
            return "it does not say how many files are new"
        return None


def failures_of(run, call):
    """Returns what may happen at a call."""
    if call.is_message:  # nobody can be told that messages fail
        return ["error=EIO", "signal=SIGINT"]
    if call.name in ASKS:
        return ["error=EIO"]
    if call.name in STARTS:
        return ["error=EAGAIN", "signal=SIGINT", "signal=SIGKILL"]
    failures = ["error=ENOSPC", "error=EIO", "signal=SIGINT", "signal=SIGKILL"]
    if call.name in GOES_ON and not call.reads:
        failures.append("error=EINTR")
    if run.name == "export":
        failures += ["signal=SIGTERM", "signal=SIGHUP"]
    return failures


def attempt(run, slot, failure, injection, options=()):
    end = run.start(slot, ["strace", *options, "-o", "/dev/null", f"--trace={SYSCALLS}", "-e", injection])
    problem = run.problem(failure, end)
    return problem and f"{run.name}, {injection}: {problem}\n{end.stderr.decode(errors='replace')}"


with temporary_folder() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    attempts = []
    for definition in RUNS:
        tried = Run(folder, *definition)
        for call in tried.calls:
            for failure in failures_of(tried, call):
                injection = f"inject={call.name}:{failure}:when={call.number}"
                attempts.append((tried, str(len(attempts)), failure, injection))
    # Other threads write too; strace counts the calls of each, and which thread does what differs from run to run.
    threaded = Run(folder, "threads", [*RUNS[1][1], "--threads", "2"], RUNS[1][2])
    for i in range(1, 9):
        for failure in ("error=ENOSPC", "signal=SIGINT", "signal=SIGKILL"):
            injection = f"inject=write,writev:{failure}:when={i}"
            attempts.append((threaded, str(len(attempts)), failure, injection, ["-f"]))
    problems = [problem for problem in pool.map(lambda given: attempt(*given), attempts) if problem]
for problem in problems[:20]:
    print(problem)
print(f"{len(attempts)} failures injected, {len(problems)} of them with a problem")
sys.exit(1 if problems else 0)
