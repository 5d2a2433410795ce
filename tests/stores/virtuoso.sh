# Sourced by tests, after libraries.sh: a Virtuoso server of their own, which ends with them.
# shellcheck shell=bash disable=SC2154 # made is of libraries.sh

if ! command -v virtuoso-t >/dev/null || ! command -v isql-vt >/dev/null; then
  echo "skipped: Virtuoso (Debian package virtuoso-opensource-7-bin) is not installed"
  exit 77
fi

virtuoso_pid=
sql_port=
http_port=

stop_virtuoso() {
  [[ -n $virtuoso_pid ]] || return 0
  kill -KILL "$virtuoso_pid" 2>/dev/null || true # what it holds goes with it
  wait "$virtuoso_pid" 2>/dev/null || true
  virtuoso_pid=
}
trap 'stop_virtuoso; rm -rf "$made"' EXIT

two_free_ports() {
  node -e '
    const servers = [0, 0].map(port => require("net").createServer().listen(port, "127.0.0.1"));
    Promise.all(servers.map(server => new Promise(listening => server.once("listening", listening)))).then(() => {
      console.log(servers.map(server => server.address().port).join(" "));
      servers.forEach(server => server.close());
    });'
}

isql() { # SQL: its result, a value a line
  isql-vt "127.0.0.1:$sql_port" dba dba VERBOSE=OFF BANNER=OFF PROMPT=OFF ERRORS=STDOUT BLOBS=ON exec="$1"
}

# Starts Virtuoso in a folder of its own; sets sql_port and http_port. It may read what is in the test's folder.
start_virtuoso() {
  local deadline home=$made/virtuoso
  for _ in 1 2 3; do # another test may take a port between its choice and its use
    rm -rf "$home"
    mkdir -p "$home"
    read -r sql_port http_port < <(two_free_ports)
    cat >"$home/virtuoso.ini" <<END
[Database]
DatabaseFile = $home/virtuoso.db
ErrorLogFile = $home/virtuoso.log
LockFile = $home/virtuoso.lck
TransactionFile = $home/virtuoso.trx
xa_persistent_file = $home/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = $home/virtuoso-temp.db
TransactionFile = $home/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:$sql_port
DisableUnixSocket = 1
ServerThreads = 10
CheckpointInterval = 0
NumberOfBuffers = 20000
MaxDirtyBuffers = 15000
DirsAllowed = $made
[HTTPServer]
ServerPort = 127.0.0.1:$http_port
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
END
    # Dies with this script, even where that has no time to say goodbye.
    setpriv --pdeathsig KILL virtuoso-t +foreground +configfile "$home/virtuoso.ini" >"$home/said" 2>&1 &
    virtuoso_pid=$!
    deadline=$((SECONDS + 120))
    while kill -0 "$virtuoso_pid" 2>/dev/null && [[ $SECONDS -lt $deadline ]]; do
      if isql "SELECT 1;" >/dev/null 2>&1 && (exec 3<>"/dev/tcp/127.0.0.1/$http_port") 2>/dev/null; then
        return 0
      fi
      sleep 0.2
    done
    stop_virtuoso
    [[ $SECONDS -lt $deadline ]] || break
  done
  fail "Virtuoso does not start" <(cat "$home/said" "$home/virtuoso.log" 2>/dev/null)
}
