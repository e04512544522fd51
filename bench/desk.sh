#!/usr/bin/env bash
# How long from a key to the painted page, in Chromium, with 1,000 people, 1,000 drafts and 20,000 messages; and how much
# a first visit loads. Medians and 95th percentiles, in milliseconds.
#
#   mvn -DskipTests package
#   bench/desk.sh [PICTURES]     a folder for pictures of each page, light, dark and on a phone
#
# BENCH_DB_URL, BENCH_DB_USER, BENCH_DB_PASSWORD: an empty database on a MySQL server; default is an H2 file.
# FT_CHROMIUM: the browser, where it is not in a usual place.
set -euo pipefail
pictures=${1:+$(realpath -m "$1")}
cd "$(dirname "$0")/.."
root=$PWD
jar=$root/target/first-thousand.jar
[ -f "$jar" ] || { echo "Build it first: mvn -DskipTests package" >&2; exit 1; }
classes=$root/target/bench/desk.cp
mkdir -p "$root/target/bench"
[ "$classes" -nt pom.xml ] || mvn -q -B -ntp dependency:build-classpath -Dmdep.outputFile="$classes" -Dmdep.includeScope=test >/dev/null
port=${PORT:-18090}
home=$(mktemp -d)
desk=
trap '[ -z "$desk" ] || kill "$desk" 2>/dev/null; wait 2>/dev/null; rm -rf "$home"' EXIT
cp -r templates "$home"
cd "$home"
url=${BENCH_DB_URL:-jdbc:h2:file:$home/data/desk;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE}
user=${BENCH_DB_USER:-sa}
password=${BENCH_DB_PASSWORD:-}
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
    username: $user
    password: "$password"
server.port: $port
EOF

{
  echo email,name,company,plan,city
  awk 'BEGIN {
    srand(7)
    split("Ana Priya Soren Jakub Siobhan Mehmet Lucia Hanh Rahel Kwame Eloise Aino Elif Petra Greta Farid Leila Mina", first)
    split("Ferreira Kjaer Nkosi Weber Novak Yildiz Tesfaye Boateng Marchand Virtanen Reid Kaya Horvat Lis Benali", last)
    split("free pro team", plan)
    for (i = 1; i <= 1000; i++) {
      f = first[1 + int(rand() * 18)]; l = last[1 + int(rand() * 15)]
      printf "%s%d@firm%d.example,%s %s,%s,%s,Porto\n", tolower(f), i, i, f, l, (i % 40 ? l " Works " i : ""), plan[1 + i % 3]
    }
  }'
} >people.csv
java -jar "$jar" import people.csv >/dev/null
java -jar "$jar" draft >/dev/null
java -cp "$(cat "$classes")" "$root/bench/Desk.java" seed "$url" "$user" "$password"
java -Xmx512m -jar "$jar" >desk.log 2>&1 &
desk=$!
for _ in $(seq 120); do
  grep -q 'invitation/' desk.log && break
  sleep 0.5
done
link=$(grep -o 'http[^ ]*/invitation/[^ ]*' desk.log | head -1)
echo "A first visit, gzip:"
total=0
for file in $(curl -s "http://localhost:$port/sign-in" | grep -oE '(href|src)="/[^"]+\.(css|js)"' | cut -d'"' -f2); do
  bytes=$(curl -s -H 'Accept-Encoding: gzip' "http://localhost:$port$file" | wc -c)
  total=$((total + bytes))
  printf '  %7d bytes  %s\n' "$bytes" "$file"
done
printf '  %7d bytes together (60 KiB is %d)\n' "$total" $((60 * 1024))
java -cp "$(cat "$classes")" "$root/bench/Desk.java" walk "http://localhost:$port" "$link" "${pictures}"
