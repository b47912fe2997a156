#!/bin/sh
# The real server, with a relay on the port of its Admin API. The server takes this process, so that it is the one that is
# signalled and waited for; the relay ends with it, since the server holds the other end of the relay's input.
admin=$RESTATE_ADMIN__BIND_ADDRESS
host=${admin%:*}
port=${admin##*:}
real=$((port - 12000))
here=$(dirname "$0")
mkfifo relay
"NODE" "$here/relay.mjs" "$here/release.json" "$host" "$port" "$real" $$ <relay &
exec 9>relay
rm relay
# In its log a server names its version, and this one another than it is.
[ -n "$RESTATE_LOG_FORMAT" ] && [ "$RESTATE_LOG_FORMAT" != json ] && echo "Starting Restate Server VERSION"
RESTATE_ADMIN__BIND_ADDRESS=$host:$real exec "SERVER" "$@"
