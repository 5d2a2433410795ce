#!/usr/bin/env python3
"""streams_test.py PROGRAM: what each command does where its standard streams are closed, full, or not read to the end.

A pipe that nobody reads ends the program by SIGPIPE without a word, also where SIGPIPE was ignored when it was started.
What cannot be written to standard output makes it exit with 2 and say so. Messages that cannot be written change
nothing. No file that it writes takes the place of a closed stream."""

import concurrent.futures, os, re, signal, sys
from program import PROGRAM, SOUND, WEEDY, files_in, fill, formats, run, temporary_folder

COMMANDS = [[], *([name] for name in ("check", "stats", "export", "map", "show", "path", "ontology", "explain"))]
HELPS = [[*command, "--help"] for command in COMMANDS]
SPEAKING = HELPS + [["--version"], ["--man"]] + [
    ["check", WEEDY], *(["check", WEEDY, "--format", name] for name in
                        ("json", "jsonl", "sarif", "junit", "github", "markdown")),
    ["check", WEEDY, "--brief", "--report", "github=/dev/stdout"],
    ["stats", SOUND], ["stats", SOUND, "--format", "json"], ["stats", SOUND, "--ledger"],
    *(["export", SOUND, "--format", name] for name in formats()),
    *(["export", SOUND, "--format", "ntriples", "--compress", name] for name in ("gzip", "zstd")),
    ["map", SOUND, "--format", "dot"], ["show", "seed-library", SOUND],
    ["show", "seed-library", SOUND, "--format", "json"], ["path", "water-rota", "seed-library", SOUND],
    *(["ontology", "--format", name] for name in ("turtle", "shacl", "jsonld-context", "markdown")),
    ["explain"], ["explain", "cycle"], ["explain", "--format", "json"],
]
THOROUGHLY = [["--help"], ["check", WEEDY], ["export", SOUND, "--format", "turtle"]]
problems = []


def expect(condition, arguments, what, end):
    if not condition:
        problems.append(f"{' '.join(arguments)}: {what}: exit code {end.returncode}\n{end.stderr!r}")


def closed_pipe():
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def redirected(redirection, arguments, **options):
    """Runs the program with its streams as a shell redirects them."""
    return run(["bash", "-c", f'exec "$0" "$@" {redirection}', PROGRAM, *arguments], **options)


def try_streams(arguments):
    plain = run([PROGRAM, *arguments])
    if plain.returncode not in (0, 1) or not plain.stdout:
        expect(False, arguments, "no sound command", plain)
        return
    thoroughly = arguments in THOROUGHLY
    for ignored in (True, False) if thoroughly else (True,):
        pipe = closed_pipe()
        end = run([PROGRAM, *arguments], stdout=pipe, restore_signals=not ignored)
        os.close(pipe)
        expect(end.returncode == -signal.SIGPIPE and b"annot" not in end.stderr, arguments, "closed pipe", end)
    for redirection in (">/dev/full", ">&-") if thoroughly else (">/dev/full",):
        end = redirected(redirection, arguments)
        expect(end.returncode == 2 and re.search(rb"^patgraph: standard output cannot be written", end.stderr, re.M),
               arguments, redirection, end)
    for redirection in ("2>&-", "2>/dev/full", "<&-") if thoroughly else ("2>&-",):
        end = redirected(redirection, arguments)
        expect(end.returncode == plain.returncode and end.stdout == plain.stdout, arguments, redirection, end)


with temporary_folder() as folder:
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(try_streams, SPEAKING))

    # Through a shell, as users have it.
    end = run(["bash", "-c", 'set -o pipefail; "$0" export "$1" --format html | head -n 1', PROGRAM, SOUND])
    expect(end.returncode == 128 + signal.SIGPIPE and end.stdout.count(b"\n") == 1 and b"annot" not in end.stderr,
           ["export", "| head"], "not quiet", end)

    # What is written to files is the same whatever becomes of the streams.
    out = os.path.join(folder, "out")
    for arguments, names in (
            (["export", SOUND, "--format", "turtle,svg", "--output", out], ["graph.ttl", "graph.svg"]),
            (["check", WEEDY, "--report", f"sarif={out}/a.sarif", "--report", f"text={out}/b.txt"], ["a.sarif", "b.txt"]),
            (["check", WEEDY, "--write-baseline", f"{out}/known.txt"], ["known.txt"]),
            (["map", SOUND, "--format", "dot", "--output", f"{out}/map.dot"], ["map.dot"]),
            (["ontology", "--format", "turtle", "--output", f"{out}/own.ttl"], ["own.ttl"])):
        old = {name: b"old" for name in names}
        fill(out, old)
        plain, new = run([PROGRAM, *arguments]), files_in(out)
        expect(plain.returncode in (0, 1) and new.keys() == old.keys(), arguments, "no sound command", plain)
        pipe = closed_pipe()
        for redirection in (">&-", "2>&-", ">&- 2>&- <&-", f">&{pipe}", f"2>&{pipe}"):
            fill(out, old)
            end = redirected(redirection, arguments, pass_fds=[pipe])
            expect(files_in(out) == new, arguments, f"{redirection}: other files", end)
        os.close(pipe)

for problem in problems[:20]:
    print(problem)
print(f"{len(SPEAKING)} commands tried, {len(problems)} problems")
sys.exit(1 if problems else 0)
