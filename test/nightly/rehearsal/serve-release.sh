#!/bin/sh
exec "NODE" "$(dirname "$0")/SCRIPT" "SERVER" "$@"
