#!/usr/bin/env python3
"""hostile_inputs_test.py PROGRAM: whatever a library holds, the file that is at fault has its finding, the others are
read, and time and memory stay within bounds.

Every case is a library of its own, with a sound file beside what is hostile. Where the disk has to change at a certain
moment of a run, strace stops the program there; without strace those cases are skipped, and said so."""

import contextlib, mmap, os, re, resource, shutil, signal, socket, subprocess, sys, tempfile, time

PROGRAM = os.path.realpath(sys.argv[1])
with open(PROGRAM, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as bytes_of_program:
    SANITIZED = bytes_of_program.find(b"__asan_init") >= 0
SECONDS = 60 * (2 if SANITIZED else 1)  # of processor time; optimised, none needs a tenth of that
MEGABYTES = 300  # of memory, where a case has no more
SLACK = 4 if SANITIZED else 1  # how many times as much AddressSanitizer may take

NAMES = b"id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: %s\ntitle: A\n"
SOUND = b"---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: sound\ntitle: Sound\n---\nSee [it](sound.md).\n"
NOT_CLOSED = "error: front matter starts here; expected a line '---' to close it"
UNCLOSED = f"{NOT_CLOSED} [front-matter-unclosed]"
TOO_LARGE = NOT_CLOSED + " within {}, which --max-front-matter sets [front-matter-too-large]"
MANY_VALUES = "error: more than 1,000,000 values [yaml-invalid]"
MANY_ALIASES = "error: aliases expand to more than 100,000 values [yaml-invalid]"
DANGLING = "error: '{}' names '{}', which is no entry of the library [dangling-reference]"
NUL = "warning: the text holds U+0000, which no text may; taken as U+FFFD [invalid-value]"
TOO_LONG = "warning: the text takes more than 4M; links from here on are not checked [broken-body-link]"
TANGLED = ("warning: the text has too many lines or brackets between two blank lines; its links are not checked "
           "[broken-body-link]")
UNREADABLE = "error: cannot be read: {} [file-unreadable]"
failed = []


def entry(lines, text=b"", slug=b"a"):
    """A file with its names on lines 2 to 4, these lines from line 5 on, and the text behind them."""
    return b"---\n" + NAMES % slug + lines + b"---\n" + text


def with_title(title):
    return entry(b"").replace(b"title: A", b"title: " + title)


def sparse(start, size):
    """A file that begins so, and goes on with NUL."""
    def make(path):
        with open(path, "wb") as file:
            file.write(start)
            file.truncate(size)
    return make


def link_to(target):
    return lambda path: os.symlink(target, path)


def socket_at(path):
    here = os.open(".", os.O_RDONLY)
    os.chdir(os.path.dirname(path))  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.basename(path))
    os.fchdir(here)
    os.close(here)


@contextlib.contextmanager
def library(files):
    """A folder with lib/sound.md and the files, each given by its bytes or by what makes it at a path."""
    with tempfile.TemporaryDirectory(prefix="patgraph-hostile-") as folder:
        for name, content in {"patgraph.yaml": b"", "lib/sound.md": SOUND, **files}.items():
            path = os.path.join(os.fsencode(folder), os.fsencode(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if callable(content):
                content(path)
            else:
                with open(path, "wb") as file:
                    file.write(content)
        yield folder


def limited():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def run(folder, *arguments):
    """Returns the exit code, what was written to both streams, and the memory it took in megabytes."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([PROGRAM, *arguments], cwd=folder, stdout=out, stderr=err, preexec_fn=limited)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        return process.returncode, out.read().decode(), err.read().decode(), usage.ru_maxrss / 1024


def expect(what, name, found, expected):
    if found != expected:
        failed.append(what)
        print(f"{what}: {name}: expected\n{str(expected)[:3000]}\nfound\n{str(found)[:3000]}\n")


def expect_at_most(what, memory, megabytes):
    if memory > megabytes * SLACK:
        expect(what, "megabytes of memory", round(memory), f"at most {megabytes * SLACK}")


def check_library(what, files, *findings, options=(), hidden={}, megabytes=MEGABYTES):
    """Checks a library: the findings are exactly these. Of a check with more than 50 they are the first 20, and
    `hidden` has the number of all."""
    with library(files) as folder:
        code, out, err, memory = run(folder, "check", "lib", "--brief", *options)
    lines = out.split("\n\n")[0].split("\n") if "\n\n" in out else []
    totals = re.findall(r"^ *([\d,]+)  \w+ +([a-z-]+)  \(.* not shown;", out, re.MULTILINE)
    expect(what, "findings", lines, list(findings))
    expect(what, "all of those not all shown", {name: int(count.replace(",", "")) for count, name in totals}, hidden)
    expect(what, "exit code", code, 1 if any(": error: " in line for line in findings) else 0)
    expect(what, "standard error", err, "")
    expect_at_most(what, memory, megabytes)


def check(what, file_a, *findings, **rest):
    """Checks a library in which a file a.md is at fault; findings begin with the line and column there."""
    check_library(what, {"lib/a.md": file_a}, *(f"lib/a.md:{finding}" for finding in findings), **rest)


def refuse(what, files, message, options=()):
    """Runs that cannot begin, for what they need is hostile: one message, exit code 2."""
    with library(files) as folder:
        code, out, err, memory = run(folder, "check", "lib", *options)
    expect(what, "exit code", code, 2)
    expect(what, "standard output", out, "")
    expect(what, "standard error", err, message + "\n")
    expect_at_most(what, memory, MEGABYTES)


# Aliases

BOMB = b"x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n" + b"".join(
    b"x%d: &x%d [%s]\n" % (i, i, b", ".join([b"*x%d" % (i - 1)] * 10)) for i in range(1, 31))
check("an alias bomb", entry(BOMB), f"9:45: {MANY_ALIASES}")
check("a bomb of long texts", entry(b"x: &x " + b"x" * 1_000_000 + b"\ny: [" + b"*x, " * 1000 + b"]\n"),
      f"6:29: {MANY_ALIASES}")
check("an alias to itself", entry(b"related: &r [sound, *r]\n"),
      "5:21: error: alias '*r' stands inside its own anchor [yaml-invalid]")

# Depth

for before, opening, place in ((b"x: ", b"[", "5:103"), (b"x: ", b"{a: ", "5:400"), (b"x:\n ", b"- ", "6:200"),
                               (b"x:\n ", b"? ", "6:200")):
    check(f"100,000 times {opening.decode()!r}", entry(before + opening * 100_000 + b"\n"),
          f"{place}: error: nested deeper than 100 levels [yaml-invalid]")
check_library("500 folders one in another, where 64 files may be open",
              {"lib/" + "d/" * 500 + "a.md": entry(b"related: [nowhere]\n")},
              "lib/" + "d/" * 500 + "a.md:5:11: " + DANGLING.format("related", "nowhere"))

# Size

check("1 GB of front matter", sparse(b"---\n" + NAMES % b"a", 1 << 30), "1:1: " + TOO_LARGE.format("16M"))
LARGE = entry(b"# " + b"x" * 20_000_000 + b"\n")
check("front matter beyond the limit", LARGE, "1:1: " + TOO_LARGE.format("16M"))
check("front matter below a limit of its own", LARGE, options=["--max-front-matter", "1G"])
check("front matter beyond a limit of its own", LARGE, "1:1: " + TOO_LARGE.format("1K"),
      options=["--max-front-matter", "1K"])
check("10 TB of text", sparse(entry(b""), 10 << 40), f"6:4194304: {TOO_LONG}")
check("a million keys", entry(b"".join(b"k%d: 1\n" % i for i in range(1_000_000))), f"500001:10: {MANY_VALUES}")
check("as many keys as there may be", entry(b"".join(b"k%d: 1\n" % i for i in range(499_990))))
check("a million links", entry(b"related: [" + b"x, " * 1_000_000 + b"]\n"), f"5:2999984: {MANY_VALUES}")
check("as many links as there may be", entry(b"related: [" + b",".join(b"x%06d" % i for i in range(999_990)) + b"]\n"),
      *(f"5:{11 + 8 * i}: " + DANGLING.format("related", f"x{i:06}") for i in range(20)),
      hidden={"dangling-reference": 999_990}, megabytes=1500)
check("a million links in paragraphs", entry(b"", b"[x](y.md)\n\n" * 1_000_000),
      *(f"{6 + 2 * i}:5: warning: link to 'y.md', which is no file [broken-body-link]" for i in range(20)),
      hidden={"broken-body-link": 381_301}, megabytes=600)
check("a million links in one paragraph", entry(b"", b"[x](y.md)\n" * 1_000_000), f"6:1: {TANGLED}",
      f"419436:1: {TOO_LONG}")
check("400,000 brackets", entry(b"", b"[a]: b\n\n" + b"![a" * 200_000 + b"]" * 200_000), f"6:1: {TANGLED}")
check("100,000 directives",
      b"---\n" + b"".join(b"%%TAG !a%d! tag:a\n" % i for i in range(100_000)) + b"--- {title: A}\n---\n",
      "102:1: error: more than 100 %TAG directives [yaml-invalid]")
check("200,000 times NUL", entry(b"alternatives: [" + b'"\\0",' * 200_000 + b"]\n"),
      *(f"5:{16 + 5 * i}: {finding}" for i in range(20)
        for finding in (DANGLING.format("alternatives", "\uFFFD"), NUL)),
      hidden={"dangling-reference": 200_000, "invalid-value": 200_000}, megabytes=600)
check("65,536 keys that are nearly relations",
      entry(b"relationships:\n" + b"".join(b"  complementar%04x: []\n" % i for i in range(65_536))),
      *(f"{6 + i}:3: warning: 'complementar{i:04x}' under 'relationships' is no relation; did you mean "
        "'complementary'? [unknown-relation]" for i in range(20)),
      hidden={"unknown-relation": 65_536})

# Keys and characters

check_library("a key twice", {"lib/a.md": entry(b"requires: [sound]\nrequires: [sound]\n")},
              "lib/a.md:6:1: error: key 'requires' was given already; the last one counts [duplicate-key]",
              "  lib/a.md:5:1: note: given here")
check("NUL", with_title(b"one \0 two"), "4:12: error: control characters are not allowed [yaml-invalid]")
check("NUL, escaped", with_title(b'"one \\0 two"'), f"4:8: {NUL}")
check("a tab that indents", entry(b"relationships:\n\trequires: [sound]\n"),
      "6:1: error: found character that cannot start any token, while scanning for the next token [yaml-invalid]")
check("tabs elsewhere", entry(b"requires:\t[sound]\t# needed\n\nsummary:\tone\ttwo\t\n"))
check("a byte order mark", b"\xEF\xBB\xBF" + entry(b"related: [nowhere]\n"),
      "5:11: " + DANGLING.format("related", "nowhere"))
check("nothing but ---", b"---", f"1:1: {UNCLOSED}")
check("lines of old Macs", entry(b"").replace(b"\n", b"\r"),
      "1:1: error: the line ends in a carriage return alone, as on old Macs; expected a line feed "
      "[front-matter-unclosed]")
for encoding in "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE":
    check(encoding, entry(b"").decode().encode(encoding),
          f"1:1: error: the file is {encoding[:6]}; expected UTF-8 [encoding-invalid]")
for what, title, reason in (
        ("a byte that goes on with nothing", b"\x80", "invalid leading UTF-8 octet"),
        ("the last such byte", b"\xBF", "invalid leading UTF-8 octet"),
        ("two bytes, cut short", b"\xC3 b", "invalid trailing UTF-8 octet"),
        ("three bytes, cut short", b"\xE2\x82 b", "invalid trailing UTF-8 octet"),
        ("four bytes, cut short", b"\xF0\x9F\x90 b", "invalid trailing UTF-8 octet"),
        ("two bytes for one", b"\xC0\x80", "invalid length of a UTF-8 sequence"),
        ("two bytes for one, the last such", b"\xC1\xBF", "invalid length of a UTF-8 sequence"),
        ("three bytes for two", b"\xE0\x9F\xBF", "invalid length of a UTF-8 sequence"),
        ("four bytes for three", b"\xF0\x8F\xBF\xBF", "invalid length of a UTF-8 sequence"),
        ("the first half of a pair", b"\xED\xA0\x80", "invalid Unicode character"),
        ("the second half of a pair", b"\xED\xBF\xBF", "invalid Unicode character"),
        ("beyond U+10FFFF", b"\xF4\x90\x80\x80", "invalid Unicode character"),
        ("five bytes", b"\xF8\x88\x80\x80\x80", "invalid leading UTF-8 octet"),
        ("six bytes", b"\xFC\x84\x80\x80\x80\x80", "invalid leading UTF-8 octet"),
        ("FE", b"\xFE", "invalid leading UTF-8 octet"),
        ("FF", b"\xFF", "invalid leading UTF-8 octet")):
    check(f"no UTF-8: {what}", with_title(b"\xC3\xA4 " + title), f"4:10: error: not UTF-8: {reason} [encoding-invalid]")

# Names of files

LONG = "n" * 252
check_library("a name of 255 bytes", {f"lib/{LONG}.md": entry(b"related: [nowhere]\n", slug=LONG.encode())},
              f"lib/{LONG}.md:5:11: " + DANGLING.format("related", "nowhere"))
check_library("a name that is no UTF-8", {b"lib/caf\xE9.md": entry(b"related: [nowhere]\n")},
              r"lib/caf\xE9.md:3:7: warning: slug is 'a'; expected 'caf\xE9', the name of the file "
              "[slug-filename-mismatch]",
              r"lib/caf\xE9.md:5:11: " + DANGLING.format("related", "nowhere"))
check_library("a name with a line break", {b"lib/a\nb.md": entry(b"related: [nowhere]\n")},
              r"lib/a\nb.md:3:7: warning: slug is 'a'; expected 'a\nb', the name of the file [slug-filename-mismatch]",
              r"lib/a\nb.md:5:11: " + DANGLING.format("related", "nowhere"))

# What is no file

LOOP = UNREADABLE.format("Too many levels of symbolic links")
check("a link that leads to itself", link_to("a.md"), f"1:1: {LOOP}")
check_library("links that lead to each other", {"lib/a.md": link_to("b.md"), "lib/b.md": link_to("a.md")},
              f"lib/a.md:1:1: {LOOP}", f"lib/b.md:1:1: {LOOP}")
check_library("folders that lead to themselves", {"lib/again": link_to("."), "lib/up": link_to("..")})
for what, make, kind in (("a pipe", os.mkfifo, "a named pipe"), ("a socket", socket_at, "a socket"),
                         ("a device without an end", link_to("/dev/zero"), "a device")):
    check(what, make, "1:1: " + UNREADABLE.format(f"it is {kind}; expected a regular file"))
check("a file that nobody can read, not even root", link_to("/proc/self/mem"),
      "1:1: " + UNREADABLE.format("Input/output error"))

# What is read beside the library

refuse("a configuration of 1 GB", {"patgraph.yaml": sparse(b"# ", 1 << 30)},
       "patgraph.yaml:1:1: error: the file holds more than 1,048,576 bytes [config-invalid]")
refuse("a configuration that is a pipe", {"patgraph.yaml": os.mkfifo},
       "patgraph: patgraph.yaml: cannot be read: it is a named pipe; expected a regular file")
refuse("a baseline of 1 GB", {"known.txt": sparse(b"# patgraph baseline 1\n", 1 << 30)},
       "patgraph: known.txt: cannot be read: it holds more than 268,435,456 bytes", ["--baseline", "known.txt"])
refuse("an ontology of 1 GB", {"more.ttl": sparse(b"# ", 1 << 30)},
       "patgraph: more.ttl: ontologies hold more than 4M together", ["--ontology", "more.ttl"])
refuse("an ontology that is named 1,000 times",
       {"patgraph.yaml": b"ontology: [" + b"more.ttl, " * 1000 + b"]\n", "more.ttl": b"# " + b"x" * 10_000 + b"\n"},
       "patgraph: more.ttl: ontologies hold more than 4M together")
refuse("an ontology that is a device", {"more.ttl": link_to("/dev/zero")},
       "patgraph: more.ttl: cannot be read: it is a device; expected a regular file", ["--ontology", "more.ttl"])

# A disk that changes meanwhile


def check_while(what, files, call, path, change, *findings):
    """Checks a library of which `change` changes the path right after the first such system call for it."""
    with library(files) as folder:
        place = os.path.join(folder, path)
        trace = os.path.join(folder, "trace")
        process = subprocess.Popen(
            ["strace", "-f", "-o", trace, "-P", place, "-e", f"inject={call}:signal=STOP:when=1",
             PROGRAM, "check", "lib", "--brief", "--threads", "1"],
            cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})  # which does not work under strace
        stopped = None
        while not stopped and process.poll() is None:
            time.sleep(0.02)
            if os.path.exists(trace):
                with open(trace) as file:
                    stopped = re.search(r"^(\d+) +--- stopped by SIGSTOP ---", file.read(), re.MULTILINE)
        if stopped:
            change(place)
            os.kill(int(stopped[1]), signal.SIGCONT)
        out, err = process.communicate()
    expect(what, "stopped", bool(stopped), True)
    expect(what, "findings", out.split("\n\n")[0].split("\n"), list(findings))
    expect(what, "standard error", err, "")


LONG_FILE = entry(b"summary: " + b"x" * 100_000 + b"\n", b"[x](y.md)\n")
GONE = "No such file or directory"
NOT_SEARCHED = "warning: {}; the links of its text are not checked [broken-body-link]"
if shutil.which("strace"):
    check_while("a file that shrinks while being read", {"lib/a.md": LONG_FILE}, "%fstat", "lib/a.md",
                lambda path: os.truncate(path, 20_000), f"lib/a.md:1:1: {UNCLOSED}")
    check_while("a file that shrinks before its text is searched", {"lib/a.md": LONG_FILE}, "close", "lib/a.md",
                lambda path: os.truncate(path, 20_000),
                "lib/a.md:1:1: " + NOT_SEARCHED.format("has changed since its front matter was read"))
    check_while("a file that vanishes before its text is searched", {"lib/a.md": LONG_FILE}, "close", "lib/a.md",
                os.remove, "lib/a.md:1:1: " + NOT_SEARCHED.format(f"cannot be read any more: {GONE}"))
    check_while("a folder that vanishes before it is listed", {"lib/beds/a.md": LONG_FILE}, "close", "lib",
                lambda path: shutil.rmtree(f"{path}/beds"), "lib/beds:1:1: " + UNREADABLE.format(GONE))
    check_while("a folder that vanishes before its files are read", {"lib/beds/a.md": LONG_FILE}, "close", "lib/beds",
                shutil.rmtree, "lib/beds/a.md:1:1: " + UNREADABLE.format(GONE))
else:
    print("skipped: a disk that changes meanwhile, for strace is missing")

if failed:
    sys.exit(f"failed: {', '.join(dict.fromkeys(failed))}")
