#!/usr/bin/env bash
# A founder's morning at a human's pace, by keys alone, in Chromium: 1,000 people, of whom 50 are odd. Each odd draft is
# looked at for two seconds and approved; then a hundred keys come as fast as they can. Tells how long it took, and whether
# any press was lost.
#
#   mvn -DskipTests package
#   bench/morning.sh [SECONDS]     how long each draft is looked at; 2 by default
#
# BENCH_DB_URL, BENCH_DB_USER, BENCH_DB_PASSWORD: an empty database on a MySQL server; default is an H2 file.
# FT_CHROMIUM: the browser, where it is not in a usual place.
set -euo pipefail
pace=${1:-2}
cd "$(dirname "$0")/.."
root=$PWD
jar=$root/target/first-thousand.jar
[ -f "$jar" ] || { echo "Build it first: mvn -DskipTests package" >&2; exit 1; }
classes=$root/target/bench/desk.cp
mkdir -p "$root/target/bench"
[ "$classes" -nt pom.xml ] || mvn -q -B -ntp dependency:build-classpath -Dmdep.outputFile="$classes" -Dmdep.includeScope=test >/dev/null
port=${PORT:-18091}
home=$(mktemp -d)
desk=
trap '[ -z "$desk" ] || kill "$desk" 2>/dev/null; wait 2>/dev/null; rm -rf "$home"' EXIT
cp -r templates "$home"
cd "$home"
url=${BENCH_DB_URL:-jdbc:h2:file:$home/data/desk;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE}
cat >application.yaml <<EOF
first-thousand:
  sandbox: false
  sending.folder: $home/sending
  founder:
    email: ada@kiln.example
    name: Ada
spring:
  mail:
    host: 127.0.0.1
    port: 9
  datasource:
    url: "$url"
    username: ${BENCH_DB_USER:-sa}
    password: "${BENCH_DB_PASSWORD:-}"
server.port: $port
EOF
{
  echo email,name,company,plan
  awk 'BEGIN {
    split("Ana Priya Soren Jakub Siobhan Mehmet Lucia Hanh Rahel Kwame", first)
    split("Ferreira Kjaer Nkosi Weber Novak Yildiz Tesfaye Boateng Marchand Virtanen", last)
    split("free pro team", plan)
    for (i = 1; i <= 1000; i++) {
      f = first[1 + i % 10]; l = last[1 + int(i / 10) % 10] " " last[1 + int(i / 100) % 10]
      printf "%s%d@firm%d.example,%s %s,Works %d%s,%s\n", tolower(f), i, i, f, l, i, (i % 20 ? "" : " ☂"), plan[1 + i % 3]
    }
  }'
} >people.csv
java -jar "$jar" import people.csv >/dev/null
java -jar "$jar" draft >/dev/null
java -Xmx512m -jar "$jar" >desk.log 2>&1 &
desk=$!
for _ in $(seq 120); do
  grep -q 'invitation/' desk.log && break
  sleep 0.5
done
link=$(grep -o 'http[^ ]*/invitation/[^ ]*' desk.log | head -1)
java -cp "$(cat "$classes")" "$root/bench/Morning.java" "$link" "$pace"
