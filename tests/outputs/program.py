"""The program that the tests of this folder run, and folders that they let it write to."""

import os, shutil, subprocess, sys, tempfile

PROGRAM = os.path.realpath(sys.argv[1])
EXAMPLES = os.path.realpath(os.path.join(os.path.dirname(__file__), "../../examples"))
SOUND = os.path.join(EXAMPLES, "commons-garden")
WEEDY = os.path.join(EXAMPLES, "weedy-garden")
# LeakSanitizer cannot work in a process that is traced or killed.
ENVIRONMENT = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0", "LC_ALL": "C"}


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def run(command, **options):
    """Runs a command; returns its end as subprocess does. Python ignores SIGPIPE, what it starts does not."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
    return subprocess.run(command, env=ENVIRONMENT, timeout=300, check=False, **options)


def formats():
    """Returns the names of all formats, as the help lists them beside the names of their files."""
    lines = run([PROGRAM, "export", "--help"]).stdout.decode().splitlines()
    names = [line.split()[0] for line in lines if line.startswith("  ") and " graph." in line]
    assert "turtle" in names and "html" in names, lines
    return names


def files_in(folder):
    """Returns what the files of a folder hold, by their names, hidden ones among them."""
    held = {}
    for entry in os.scandir(folder):
        with open(entry.path, "rb") as file:
            held[entry.name] = file.read()
    return held


def fill(folder, files):
    """Makes a folder hold these files and no others."""
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    for name, content in files.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="patgraph-outputs-")
