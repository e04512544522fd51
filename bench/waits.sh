#!/usr/bin/env bash
# How soon a reply is on the follow-up list after its delivery, with a Dovecot of its own that has IDLE; see README.md.
#   waits.sh [REPLIES]      needs root, as Dovecot does
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=${BENCH_JAR:-$here/../target/first-thousand.jar}
[ -f "$jar" ] || { echo "Build it first: mvn -DskipTests package" >&2; exit 1; }
jar=$(realpath "$jar")
replies=${1:-20}
work=$(mktemp -d)
chmod 755 "$work"
desk=
watch=
trap '[ -z "$desk" ] || kill "$desk" 2>/dev/null || true; [ -z "$watch" ] || kill "$watch" 2>/dev/null || true; "$here/dovecot.sh" kill "$work/server" 2353 2>/dev/null || true; rm -rf "$work"' EXIT
"$here/dovecot.sh" start "$work/server" 2353
unzip -q -j "$jar" 'BOOT-INF/lib/h2-*' -d "$work/lib"
mkdir "$work/house"
cp -r "$here/../templates" "$work/house"
cd "$work/house"
cat >application.yaml <<EOF
first-thousand:
  sandbox: false
  sending.folder: $work/sending
  founder: {email: ada@founder.test, name: Ada}
  imap: {host: 127.0.0.1, port: 2353, username: ada, password: secret, security: none}
spring:
  mail: {host: 127.0.0.1, port: 9}
server.port: 18091
EOF
{
  echo email,name
  for i in $(seq "$replies"); do echo "person$i@users.test,Person Number$i"; done
} >people.csv
java -jar "$jar" import people.csv >/dev/null
java -jar "$jar" >desk.log 2>&1 &
desk=$!
for _ in $(seq 120); do
  grep -q 'invitation/' desk.log && break
  sleep 0.5
done
sleep 10
url=$(find "$PWD/data" -name '*.mv.db' | head -1)
java -cp "$work/lib/*" "$here/Waits.java" "jdbc:h2:file:${url%.mv.db};AUTO_SERVER=TRUE;MODE=MySQL" \
  'select count(*) from followup where open_person_id is not null' >seen &
watch=$!
sleep 3
python3 - "$replies" <<'EOF'
import smtplib
import statistics
import sys
import time

sent, waited = [], []
for number in range(1, int(sys.argv[1]) + 1):
    with smtplib.LMTP("127.0.0.1", 2354) as line:
        line.sendmail(f"person{number}@users.test", "ada@founder.test",
                      f"From: Person <person{number}@users.test>\r\nTo: ada@founder.test\r\nSubject: Re: hello\r\n"
                      f"Message-ID: <wait-{number}-{time.time()}@users.test>\r\n\r\nTwo words: the price.\r\n")
    delivered = time.time()
    while True:
        rows = [line.split() for line in open("seen") if line.endswith("\n")]
        found = [int(at) for at, count in rows if int(count) >= number]
        if found:
            waited.append(found[0] / 1000 - delivered)
            break
        if time.time() - delivered > 60:
            sys.exit(f"reply {number} is not on the list after a minute")
        time.sleep(0.01)
    time.sleep(1.5)
waited.sort()
print(f"{len(waited)} replies on the list after their delivery: median {statistics.median(waited):.2f} s, "
      f"most {waited[-1]:.2f} s")
EOF
