#!/bin/sh
exec "NODE" "$(dirname "$0")/serve-release.mjs"
