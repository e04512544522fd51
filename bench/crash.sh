#!/bin/sh
# Two senders at once, killed again and again, against a mail server on a bad day; see README.md.
#
#   bench/crash.sh [--letters 2000] [--kills 200] [--connections 4] [--seed N] [--odd 15] [--delay 150]
#                  [--offers PIPELINING,CHUNKING]
#   BENCH_DB_URL, BENCH_DB_USER, BENCH_DB_PASSWORD    an empty database on a MySQL server instead of an H2 file
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
letters=2000 kills=200 connections=4 seed=$(date +%s) odd=15 delay=150 offers=PIPELINING,CHUNKING
while [ $# -gt 0 ]; do
  case $1 in
    --letters) letters=$2 ;;
    --kills) kills=$2 ;;
    --connections) connections=$2 ;;
    --seed) seed=$2 ;;
    --odd) odd=$2 ;;
    --delay) delay=$2 ;;
    --offers) offers=$2 ;;
    *)
      sed -n '2,6s/^# *//p' "$0" >&2
      exit 2
      ;;
  esac
  shift 2
done
[ -f "$root/target/first-thousand.jar" ] || { echo "Build it first: mvn -DskipTests package" >&2; exit 1; }
mkdir -p "$root/target/bench"
work=$(mktemp -d "$root/target/bench/crash.XXXXXX")
export FT_CACHE="${FT_CACHE:-$root/target/bench/cache}"
"$root/bin/first-thousand" prepare 2>/dev/null || true
drivers=$(find "$FT_CACHE" -path '*/lib/*' \( -name 'h2-*.jar' -o -name 'mysql-connector-*.jar' \) | tr '\n' ':')
cd "$root"
echo "$work"
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$drivers" bench/Crash.java "$work" "$root/bin/first-thousand" \
  "$letters" "$kills" "$connections" "$seed" "$odd" "$delay" "$offers"
