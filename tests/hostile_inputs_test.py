#!/usr/bin/env python3
"""hostile_inputs_test.py PROGRAM: whatever a library holds, the file that is at fault has its finding, the others are read, and time
and memory stay within bounds.

Every case is a library of its own, with a sound file beside what is hostile. Where the disk has to change at a certain
moment of a run, strace stops the program there; without it those cases are skipped, and said so."""

import contextlib, mmap, os, re, resource, shutil, signal, socket, subprocess, sys, tempfile, time

PROGRAM = os.path.realpath(sys.argv[1])
with open(PROGRAM, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as bytes_of_program:
    SANITIZED = bytes_of_program.find(b"__asan_init") >= 0
SECONDS = 60 * (2 if SANITIZED else 1)  # of processor time; optimised, none needs a tenth of that
MEGABYTES = 300  # of memory, where a case has no more
SLACK = 4 if SANITIZED else 1  # what AddressSanitizer takes, times

NAMES = b"id: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: A\n"
SOUND = b"---\nid: pat_bbbbbbbbbbbbbbbbbbbbbbbbbb\nslug: sound\ntitle: Sound\n---\nSee [it](sound.md).\n"
UNCLOSED = "error: front matter starts here; expected a line '---' to close it [front-matter-unclosed]"
TOO_LARGE = "error: front matter starts here; expected a line '---' to close it within {}, which --max-front-matter sets [front-matter-too-large]"
NUL = "warning: the text holds U+0000, which no text may; taken as U+FFFD [invalid-value]"
failed = []


def entry(lines, text=b""):
    """The file a.md with its names on lines 2 to 4, and these lines from line 5 on."""
    return b"---\n" + NAMES + lines + b"---\n" + text


def with_title(title):
    return b"---\nid: pat_aaaaaaaaaaaaaaaaaaaaaaaaaa\nslug: a\ntitle: " + title + b"\n---\n"


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


def run(folder, arguments, command=(PROGRAM,)):
    """Returns the exit code, what was written to both streams, and the memory it took in megabytes."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen([*command, *arguments], cwd=folder, stdout=out, stderr=err, preexec_fn=limited)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        return process.returncode, out.read().decode(), err.read().decode(), usage.ru_maxrss / 1024


def expect(what, name, found, expected):
    if found != expected:
        failed.append(what)
        print(f"{what}: {name}: expected\n{str(expected)[:3000]}\nfound\n{str(found)[:3000]}\n")


def check(what, files, *findings, options=(), counts={}, megabytes=MEGABYTES):
    """Checks a library: the findings are exactly these, but of checks that have more than 50: of those, the first 20 and
    the number of all, in `counts`."""
    with library(files) as folder:
        code, out, err, memory = run(folder, ["check", "lib", "--brief", *options])
    listing, _, summary = out.rpartition("\n\n")
    lines = listing.split("\n\n")[0].split("\n") if listing else []
    shown = [finding if finding.startswith(" ") else f"lib/{finding}" for finding in findings]
    expect(what, "findings", lines, shown)
    hidden = {match[2]: int(match[1].replace(",", "")) for match in re.finditer(r"^ *([\d,]+)  \w+ +([a-z-]+)  \(", out, re.MULTILINE)}
    expect(what, "numbers of those not all shown", hidden, counts)
    expect(what, "exit code", code, 1 if any(": error: " in line for line in shown) else 0)
    expect(what, "standard error", err, "")
    if memory > megabytes * SLACK:
        expect(what, "megabytes of memory", round(memory), f"at most {megabytes * SLACK}")


def refuse(what, files, message, options=()):
    """Runs that cannot begin, for what they need is hostile: one message, exit code 2."""
    with library(files) as folder:
        code, out, err, memory = run(folder, ["check", "lib", *options])
    expect(what, "exit code", code, 2)
    expect(what, "standard output", out, "")
    expect(what, "standard error", err, message + "\n")
    if memory > MEGABYTES * SLACK:
        expect(what, "megabytes of memory", round(memory), f"at most {MEGABYTES * SLACK}")


# Aliases

BOMB = b"x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n" + b"".join(
    b"x%d: &x%d [%s]\n" % (i, i, b", ".join([b"*x%d" % (i - 1)] * 10)) for i in range(1, 31))
check("an alias bomb", {"lib/a.md": entry(BOMB)},
      "a.md:9:45: error: aliases expand to more than 100,000 values [yaml-invalid]")
check("a bomb of long texts", {"lib/a.md": entry(b"x: &x " + b"x" * 1_000_000 + b"\ny: [" + b"*x, " * 1000 + b"]\n")},
      "a.md:6:29: error: aliases expand to more than 100,000 values [yaml-invalid]")
check("an alias to itself", {"lib/a.md": entry(b"related: &r [sound, *r]\n")},
      "a.md:5:21: error: alias '*r' stands inside its own anchor [yaml-invalid]")

# Depth

for opening, column in ((b"[", 103), (b"{a: ", 400), (b"- ", 199), (b"? ", 199)):
    nested = b"x: " + opening * 100_000 + b"\n" if opening not in (b"- ", b"? ") else b"x:\n " + opening * 100_000 + b"\n"
    place = f"5:{column}" if opening not in (b"- ", b"? ") else f"6:{column + 1}"
    check(f"100,000 times {opening.decode()!r}", {"lib/a.md": entry(nested)},
          f"a.md:{place}: error: nested deeper than 100 levels [yaml-invalid]")
check("500 folders one in another, where 64 files may be open",
      {"lib/" + "d/" * 500 + "a.md": entry(b"related: [nowhere]\n")},
      "d/" * 500 + "a.md:5:11: error: 'related' names 'nowhere', which is no entry of the library [dangling-reference]")

# Size

check("1 GB of front matter", {"lib/a.md": sparse(b"---\n" + NAMES, 1 << 30)}, "a.md:1:1: " + TOO_LARGE.format("16M"))
check("front matter above a limit of its own", {"lib/a.md": entry(b"# " + b"x" * 1024 + b"\n")},
      "a.md:1:1: " + TOO_LARGE.format("1K"), options=["--max-front-matter", "1K"])
check("front matter above the limit of the library", {"patgraph.yaml": b"max-front-matter: 1K\n", "lib/a.md": entry(b"# " + b"x" * 1024 + b"\n")},
      "a.md:1:1: " + TOO_LARGE.format("1K"))
check("front matter of 20 MB, let in", {"lib/a.md": entry(b"# " + b"x" * 20_000_000 + b"\n")}, options=["--max-front-matter", "1G"])
check("10 TB of text", {"lib/a.md": sparse(entry(b""), 10 << 40)},
      "a.md:6:4194304: warning: the text takes more than 4M; links from here on are not checked [broken-body-link]")
check("a million keys", {"lib/a.md": entry(b"".join(b"k%d: 1\n" % i for i in range(1_000_000)))},
      "a.md:500001:10: error: more than 1,000,000 values [yaml-invalid]")
check("half a million keys", {"lib/a.md": entry(b"".join(b"k%d: 1\n" % i for i in range(490_000)))})
check("a million links", {"lib/a.md": entry(b"related: [" + b"x, " * 1_000_000 + b"]\n")},
      "a.md:5:2999984: error: more than 1,000,000 values [yaml-invalid]")
check("as many links as there may be", {"lib/a.md": entry(b"related: [" + b",".join(b"x%06d" % i for i in range(990_000)) + b"]\n")},
      *(f"a.md:5:{11 + 8 * i}: error: 'related' names 'x{i:06}', which is no entry of the library [dangling-reference]" for i in range(20)),
      counts={"dangling-reference": 990_000}, megabytes=1500)
check("a million links in the text", {"lib/a.md": entry(b"", b"[x](y.md)\n\n" * 1_000_000)},
      *(f"a.md:{6 + 2 * i}:5: warning: link to 'y.md', which is no file [broken-body-link]" for i in range(20)),
      counts={"broken-body-link": 381_301}, megabytes=600)
check("a million links in one paragraph", {"lib/a.md": entry(b"", b"[x](y.md)\n" * 1_000_000)},
      "a.md:6:1: warning: the text has too many lines or brackets between two blank lines; its links are not checked [broken-body-link]",
      "a.md:419436:1: warning: the text takes more than 4M; links from here on are not checked [broken-body-link]")
check("a million brackets", {"lib/a.md": entry(b"", b"[a]: b\n\n" + b"![a" * 200_000 + b"]" * 200_000)},
      "a.md:6:1: warning: the text has too many lines or brackets between two blank lines; its links are not checked [broken-body-link]")
check("100,000 directives", {"lib/a.md": b"---\n" + b"".join(b"%%TAG !a%d! tag:a,2000:\n" % i for i in range(100_000)) + b"--- {title: A}\n---\n"},
      "a.md:102:1: error: more than 100 %TAG directives [yaml-invalid]")
check("200,000 NUL in values", {"lib/a.md": entry(b"alternatives: [" + b'"\\0",' * 200_000 + b"]\n")},
      *(f"a.md:5:{16 + 5 * i}: {finding}" for i in range(20) for finding in (
          "error: 'alternatives' names '\uFFFD', which is no entry of the library [dangling-reference]", NUL)),
      counts={"dangling-reference": 200_000, "invalid-value": 200_000}, megabytes=600)
check("65,536 keys that are nearly relations", {"lib/a.md": entry(b"relationships:\n" + b"".join(b"  complementar%04x: []\n" % i for i in range(65_536)))},
      *(f"a.md:{6 + i}:3: warning: 'complementar{i:04x}' under 'relationships' is no relation; did you mean 'complementary'? [unknown-relation]" for i in range(20)),
      counts={"unknown-relation": 65_536})

# Keys and characters

check("a key twice", {"lib/a.md": entry(b"requires: [sound]\nrequires: [sound]\n")},
      "a.md:6:1: error: key 'requires' was given already; the last one counts [duplicate-key]",
      "  lib/a.md:5:1: note: given here")
check("NUL", {"lib/a.md": with_title(b"one \0 two")}, "a.md:4:12: error: control characters are not allowed [yaml-invalid]")
check("NUL, escaped", {"lib/a.md": with_title(b'"one \\0 two"')},
      "a.md:4:8: " + NUL)
check("a tab that indents", {"lib/a.md": entry(b"relationships:\n\trequires: [sound]\n")},
      "a.md:6:1: error: found character that cannot start any token, while scanning for the next token [yaml-invalid]")
check("a byte order mark", {"lib/a.md": b"\xEF\xBB\xBF" + entry(b"related: [nowhere]\n")},
      "a.md:5:11: error: 'related' names 'nowhere', which is no entry of the library [dangling-reference]")
check("nothing but ---", {"lib/a.md": b"---"}, "a.md:1:1: " + UNCLOSED)
check("lines of old Macs", {"lib/a.md": entry(b"").replace(b"\n", b"\r")},
      "a.md:1:1: error: the line ends in a carriage return alone, as on old Macs; expected a line feed [front-matter-unclosed]")
for encoding in "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE":
    check(encoding, {"lib/a.md": entry(b"").decode().encode(encoding)},
          f"a.md:1:1: error: the file is {encoding[:6]}; expected UTF-8 [encoding-invalid]")
for what, title, column, reason in (
        ("a byte that goes on with nothing", b"a \x80", 10, "invalid leading UTF-8 octet"),
        ("the last such byte", b"a \xBF", 10, "invalid leading UTF-8 octet"),
        ("two bytes, cut short", b"a \xC3 b", 10, "invalid trailing UTF-8 octet"),
        ("three bytes, cut short", b"a \xE2\x82 b", 10, "invalid trailing UTF-8 octet"),
        ("four bytes, cut short", b"a \xF0\x9F\x90 b", 10, "invalid trailing UTF-8 octet"),
        ("two bytes for one", b"a \xC0\x80", 10, "invalid length of a UTF-8 sequence"),
        ("two bytes for one, the last such", b"a \xC1\xBF", 10, "invalid length of a UTF-8 sequence"),
        ("three bytes for two", b"a \xE0\x9F\xBF", 10, "invalid length of a UTF-8 sequence"),
        ("four bytes for three", b"a \xF0\x8F\xBF\xBF", 10, "invalid length of a UTF-8 sequence"),
        ("the first half of a pair", b"a \xED\xA0\x80", 10, "invalid Unicode character"),
        ("the second half of a pair", b"a \xED\xBF\xBF", 10, "invalid Unicode character"),
        ("beyond U+10FFFF", b"a \xF4\x90\x80\x80", 10, "invalid Unicode character"),
        ("five bytes", b"a \xF8\x88\x80\x80\x80", 10, "invalid leading UTF-8 octet"),
        ("six bytes", b"a \xFC\x84\x80\x80\x80\x80", 10, "invalid leading UTF-8 octet"),
        ("FE", b"a \xFE", 10, "invalid leading UTF-8 octet"),
        ("FF", b"a \xFF", 10, "invalid leading UTF-8 octet")):
    check(f"no UTF-8: {what}", {"lib/a.md": with_title(title)}, f"a.md:4:{column}: error: not UTF-8: {reason} [encoding-invalid]")

# Names of files

DANGLING = ":5:11: error: 'related' names 'nowhere', which is no entry of the library [dangling-reference]"
LONG = "n" * 252
check("a name of 255 bytes", {f"lib/{LONG}.md": entry(b"related: [nowhere]\n").replace(b"slug: a", b"slug: " + LONG.encode())},
      LONG + ".md" + DANGLING)
check("a name that is no UTF-8", {b"lib/caf\xE9.md": entry(b"related: [nowhere]\n")},
      "caf\\xE9.md:3:7: warning: slug is 'a'; expected 'caf\\xE9', the name of the file [slug-filename-mismatch]",
      "caf\\xE9.md" + DANGLING)
check("a name with a line break", {b"lib/a\nb.md": entry(b"related: [nowhere]\n").replace(b"slug: a\n", b"")},
      "a\\nb.md:4:11: error: 'related' names 'nowhere', which is no entry of the library [dangling-reference]")

# What is no file

check("a link that leads to itself", {"lib/a.md": link_to("a.md")}, "a.md:1:1: error: cannot be read: Too many levels of symbolic links [file-unreadable]")
check("links that lead to each other", {"lib/a.md": link_to("b.md"), "lib/b.md": link_to("a.md")},
      *(f"{name}.md:1:1: error: cannot be read: Too many levels of symbolic links [file-unreadable]" for name in "ab"))
check("a folder that leads to itself", {"lib/again": link_to("."), "lib/up": link_to("..")})
check("a pipe", {"lib/a.md": os.mkfifo}, "a.md:1:1: error: cannot be read: it is a named pipe; expected a regular file [file-unreadable]")
check("a socket", {"lib/a.md": socket_at}, "a.md:1:1: error: cannot be read: it is a socket; expected a regular file [file-unreadable]")
check("a device without an end", {"lib/a.md": link_to("/dev/zero")}, "a.md:1:1: error: cannot be read: it is a device; expected a regular file [file-unreadable]")
check("a link to a folder", {"lib/a.md": link_to("/")})
check("a file that cannot be read", {"lib/a.md": link_to("/proc/self/mem")}, "a.md:1:1: error: cannot be read: Input/output error [file-unreadable]")

# What is read beside the library

refuse("a configuration of 1 GB", {"patgraph.yaml": sparse(b"# ", 1 << 30)},
       "patgraph.yaml:1:1: error: the file holds more than 1,048,576 bytes [config-invalid]")
refuse("a configuration that is a pipe", {"patgraph.yaml": os.mkfifo},
       "patgraph: patgraph.yaml: cannot be read: it is a named pipe; expected a regular file")
refuse("a baseline of 1 GB", {"known.txt": sparse(b"# patgraph baseline 1\n", 1 << 30)},
       "patgraph: known.txt: cannot be read: it holds more than 268,435,456 bytes", ["--baseline", "known.txt"])
refuse("an ontology of 1 GB", {"more.ttl": sparse(b"# ", 1 << 30)},
       "patgraph: more.ttl: ontologies hold more than 4M together", ["--ontology", "more.ttl"])
refuse("an ontology that a configuration names 1,000 times", {"patgraph.yaml": b"ontology: [" + b"more.ttl, " * 1000 + b"]\n", "more.ttl": b"# " + b"x" * 10_000 + b"\n"},
       "patgraph: more.ttl: ontologies hold more than 4M together")
refuse("an ontology that is a device", {"more.ttl": link_to("/dev/zero")},
       "patgraph: more.ttl: cannot be read: it is a device; expected a regular file", ["--ontology", "more.ttl"])

# A disk that changes meanwhile


def check_while(what, files, call, path, change, *findings):
    """Checks a library of which something changes right after the first such system call for a path."""
    with library(files) as folder:
        trace = os.path.join(folder, "trace")
        strace = ["strace", "-f", "-o", trace, "-P", os.path.join(folder, path), "-e", f"inject={call}:signal=STOP:when=1"]
        process = subprocess.Popen([*strace, PROGRAM, "check", "lib", "--brief", "--threads", "1"], cwd=folder, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})  # which cannot be traced
        stopped = None
        while not stopped and process.poll() is None:
            time.sleep(0.02)
            if os.path.exists(trace):
                with open(trace) as file:
                    stopped = re.search(r"^(\d+) +--- stopped by SIGSTOP ---", file.read(), re.MULTILINE)
        if stopped:
            change(os.path.join(folder, path))
            os.kill(int(stopped[1]), signal.SIGCONT)
        out, err = process.communicate()
    expect(what, "stopped", bool(stopped), True)
    expect(what, "findings", out.split("\n\n")[0].split("\n") if "\n\n" in out else [], [f"lib/{finding}" for finding in findings])
    expect(what, "standard error", err, "")


if shutil.which("strace"):
    long = entry(b"summary: " + b"x" * 100_000 + b"\n", b"[x](y.md)\n")
    check_while("a file that shrinks while being read", {"lib/a.md": long}, "read", "lib/a.md",
                lambda path: os.truncate(path, 20_000), "a.md:1:1: " + UNCLOSED)
    check_while("a file that shrinks before its text is searched", {"lib/a.md": long}, "close", "lib/a.md",
                lambda path: os.truncate(path, 20_000),
                "a.md:1:1: warning: has changed since its front matter was read; the links of its text are not checked [broken-body-link]")
    check_while("a file that vanishes before its text is searched", {"lib/a.md": long}, "close", "lib/a.md", os.remove,
                "a.md:1:1: warning: cannot be read any more: No such file or directory; the links of its text are not checked [broken-body-link]")
    check_while("a folder that vanishes before it is listed", {"lib/beds/a.md": long}, "close", "lib",
                lambda path: shutil.rmtree(path + "/beds"),
                "beds:1:1: error: cannot be read: No such file or directory [file-unreadable]")
    check_while("a folder that vanishes before its files are read", {"lib/beds/a.md": long}, "close", "lib/beds", shutil.rmtree,
                "beds/a.md:1:1: error: cannot be read: No such file or directory [file-unreadable]")
else:
    print("skipped: a disk that changes meanwhile, for strace is missing")

if failed:
    sys.exit(f"failed: {', '.join(dict.fromkeys(failed))}")
