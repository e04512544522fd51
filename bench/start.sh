#!/usr/bin/env bash
# How long a command takes from the word to its end, with a thousand people in an H2 file and nothing to send: the time
# to its first work, and a little more. Medians of five, in seconds, the five ways taking turns.
#
#   bench/start.sh [JAVA_HOME ...]                 target/first-thousand.jar on each Java; default: the one in PATH
#   FT_OLD=other.jar bench/start.sh [JAVA_HOME ...]  compares another build with it
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
jar=$root/target/first-thousand.jar
[ -f "$jar" ] || { echo "Build it first: mvn -DskipTests package" >&2; exit 1; }
runs=${RUNS:-5}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export FT_CACHE=$home/cache
[ $# -gt 0 ] || set -- "${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}"

mkdir "$home/desk"
cd "$home/desk"
{
  echo email,name,plan
  for i in $(seq 1000); do echo "user$i@users.example,Person Number$i,pro"; done
} >people.csv
cat >application.yaml <<'EOF'
first-thousand:
  sandbox: false
  founder:
    email: ada@kiln.example
    name: Ada
spring:
  mail:
    host: 127.0.0.1
    port: 9
EOF

# $1: file for the times; then the command
once() {
  local times=$1 from to
  shift
  from=$(date +%s%N)
  "$@" >/dev/null 2>&1
  to=$(date +%s%N)
  echo $(((to - from) / 1000000)) >>"$times"
}

median() {
  sort -n "$1" | awk '{ t[NR] = $1 } END { printf "%.2f", (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 2000 }'
}

row() {
  printf '| %-58s | %6s | %6s |\n' "$1" "$2" "$3"
}

echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), $(git -C "$root" log -1 --format=%h)"
row "start" status send
row --- --- ---
for java_home in "$@"; do
  java=$java_home/bin/java
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
  work=$(mktemp -d "$home/java.XXXX")
  rm -rf data
  "$java" -jar "${FT_OLD:-$jar}" import people.csv 2>/dev/null
  names=("java -jar" "unpacked, -XX:TieredStopAtLevel=1" "bin/first-thousand")
  "$java" -Djarmode=tools -jar "$jar" extract --destination "$work/new"
  commands=("$java -jar $jar" "$java -XX:TieredStopAtLevel=1 -jar $work/new/first-thousand.jar"
    "env JAVA_HOME=$java_home $root/bin/first-thousand")
  if [ -n "${FT_OLD:-}" ]; then
    "$java" -Djarmode=tools -jar "$FT_OLD" extract --destination "$work/old"
    names+=("other build: java -jar" "other build: unpacked, TieredStopAtLevel=1")
    commands+=("$java -jar $FT_OLD" "$java -XX:TieredStopAtLevel=1 -jar $work/old/$(basename "$FT_OLD")")
  fi
  env JAVA_HOME="$java_home" "$root/bin/first-thousand" prepare 2>/dev/null
  for ((run = 0; run < runs; run++)); do
    for i in "${!commands[@]}"; do
      for command in status send; do
        # shellcheck disable=SC2086
        once "$work/$i.$command" ${commands[$i]} $command
      done
    done
  done
  for i in "${!commands[@]}"; do
    row "Java $version, ${names[$i]}" "$(median "$work/$i.status")" "$(median "$work/$i.send")"
  done
done
