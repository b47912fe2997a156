# Functions for .ci/run and .ci/nightly, which source this file. On macOS, bash 3.2 and its own tools are enough for .ci/run.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Otherwise tsx leaves a cache in the temporary folder.
export TSX_DISABLE_CACHE=1
# The counts of vitest are read from its output.
export NO_COLOR=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'for lane in $(jobs -p); do kill -- "-$lane" 2>/dev/null; done; exit 130' INT TERM

# check NAME COMMAND...: runs a command, and prints its output if it fails. Counts the tests of the command, or one check.
check() {
  local name=$1 start=$SECONDS status log tests
  shift
  log=$(mktemp "$work/log.XXXXXX")
  echo "--- $name: $*"
  "$@" </dev/null >"$log" 2>&1
  status=$?
  tests=$(grep -E '^ *Tests  ' "$log" | grep -oE '[0-9]+ (passed|failed)')
  echo "$((SECONDS - start)) s: $name" >>"$work/times"
  # A run that skips all of its tests has checked nothing.
  if [ "$status" -eq 0 ] && grep -q '^ *Tests  ' "$log" && [ -z "$tests" ]; then status=1; fi
  if [ "$status" -eq 0 ]; then
    echo "=== passed in $((SECONDS - start)) s: $name"
    echo "${tests:-1 passed}" >>"$work/counts"
    return
  fi
  cat "$log"
  echo "=== FAILED in $((SECONDS - start)) s: $name"
  # A run of tests can fail although none of its tests did.
  { echo "$tests"; grep -q failed <<<"$tests" || echo "1 failed"; } >>"$work/counts"
  { echo "failed: $name"; show_failures "$log"; } | cut -c 1-300 >>"$work/failures"
}

show_failures() {
  grep -m 15 -A 3 -E '^ *FAIL ' "$1" || { head -n 20 "$1"; echo "..."; tail -n 15 "$1"; }
}

# lanes FUNCTION...: runs functions side by side, and waits for all. Each is a process group, so that a signal can end it.
lanes() {
  local lane pids=
  set -m
  for lane in "$@"; do
    "$lane" &
    pids="$pids $!"
  done
  set +m
  for lane in $pids; do
    wait "$lane" || { echo "1 failed" >>"$work/counts"; echo "failed: a lane of $* stopped before its end" >>"$work/failures"; }
  done
}

install() { check "install" npm ci; }

count() { grep -oE "[0-9]+ $1" "$work/counts" | awk '{ sum += $1 } END { print sum + 0 }'; }

# run_parts PART NAME...: installs, and runs the part with this name, or `all` without one. Prints the failures, how long each check
# took, and the counts, and fails if one check did.
run_parts() {
  local part=$1
  shift
  case " $* " in
    *" ${part:-$1} "*) ;;
    *) echo "there is no part $part: $*" >&2; exit 2 ;;
  esac
  lanes install
  if [ -n "$part" ]; then lanes "$part"; else all; fi
  echo
  [ ! -f "$work/failures" ] || cat "$work/failures"
  cat "$work/times"
  echo "$SECONDS s"
  echo "$(count passed) passed, $(count failed) failed"
  [ "$(count failed)" -eq 0 ] && [ "$(count passed)" -gt 0 ]
}
