#!/usr/bin/env bash
# Reads 5,000 mails, ten of them made to break whoever reads them, from a Dovecot of its own that is killed and started
# again during the pass, while another client changes flags; then the junk folder is renamed and the mailbox renumbered.
# Ends with 1 unless nothing is unaccounted for, nothing is filed twice and every flag is as the other client left it.
# Needs root, Dovecot (dovecot-imapd, dovecot-lmtpd), Java, Python 3 and target/first-thousand.jar.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=${BENCH_JAR:-$here/../target/first-thousand.jar}
jar=$(readlink -f "$jar")
port=${BENCH_PORT:-2443}
work=$(mktemp -d)
server=$work/dovecot
trap '"$here/dovecot.sh" kill "$server" "$port" 2>/dev/null || true; [ -n "${KEEP:-}" ] || rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir -p "$work/desk" "$server"
"$here/dovecot.sh" start "$server" "$port"
python3 "$here/mailbox.py" hostile "$server/mail/ada" "${1:-5000}"
chown -R vmail:nogroup "$server/mail"

cd "$work/desk"
cat >application.yaml <<CONF
first-thousand:
  sandbox: false
  founder: { email: ada@founder.test, name: Ada }
  imap: { host: 127.0.0.1, port: $port, username: ada, password: secret, security: none }
spring: { mail: { host: 127.0.0.1, port: 9 } }
CONF
unzip -q -o -j "$jar" 'BOOT-INF/lib/h2-*.jar' -d "$work/h2"
ours() { java -Xmx256m -jar "$jar" "$@"; }
ask() {
  java -cp "$work/h2/*" org.h2.tools.Shell -url "jdbc:h2:file:$PWD/data/first-thousand;MODE=MySQL" -user "" -password "" \
    -sql "$1" | sed -n 2p | tr -d ' '
}
flags() { python3 "$here/mailbox.py" flags 127.0.0.1 "$port" ada secret; }
wrong=0
check() { # what, is, should be
  if [ "$2" = "$3" ]; then echo "ok    $1: $2"; else echo "WRONG $1: $2, not $3"; wrong=1; fi
}
accounted() {
  ours status --json 2>/dev/null | python3 -c 'import json,sys; m=json.loads(sys.stdin.read().splitlines()[0])["mailbox"]; print(m["messages"],m["seen"],m["unaccounted"])'
}

python3 "$here/mailbox.py" marks 127.0.0.1 "$port" ada secret 900 >"$work/marks.log" 2>&1 &
marks=$!
echo "the server is killed and started again during the pass, three times"
for delay in 0.6 1.2 0.9; do
  ours read >"$work/read.log" 2>&1 &
  reading=$!
  until [ "$(ss -Htn state established "sport = :$port" | wc -l)" -gt 1 ]; do sleep 0.05; done
  sleep "$delay"
  "$here/dovecot.sh" kill "$server" "$port"
  sleep 1
  "$here/dovecot.sh" start "$server" "$port"
  wait "$reading" || true
  tail -1 "$work/read.log"
done
ours read 2>/dev/null | tail -1
kill "$marks" 2>/dev/null || true
wait "$marks" 2>/dev/null || true
flags >"$work/flags.before"
all=$(wc -l <"$work/flags.before")
ours read 2>/dev/null | tail -1
check "messages, seen, unaccounted" "$(accounted)" "$all $all 0"
check "rows" "$(ask 'select count(*) from inbox_message')" "$all"
kept=$(ask 'select count(*) from inbox_message where kind is not null')
check "filed twice" "$(ask 'select count(*) from (select fingerprint from inbox_message where kind is not null group by fingerprint having count(*) > 1)')" 0
echo "      $kept filed, $((all - kept)) noted as copies"

echo "the junk folder is renamed"
python3 "$here/mailbox.py" rename 127.0.0.1 "$port" ada secret
ours read 2>/dev/null | tail -1
check "filed after the renaming" "$(ask 'select count(*) from inbox_message where kind is not null')" "$kept"
check "unaccounted" "$(accounted | cut -d' ' -f3)" 0

echo "the mailbox is renumbered"
"$here/dovecot.sh" kill "$server" "$port"
find "$server/mail/ada/Maildir" -maxdepth 2 -name 'dovecot*' ! -name dovecot-keywords -delete
"$here/dovecot.sh" start "$server" "$port"
ours read 2>/dev/null | tail -1
check "filed after the renumbering" "$(ask 'select count(*) from inbox_message where kind is not null')" "$kept"
check "unaccounted" "$(accounted | cut -d' ' -f3)" 0
flags >"$work/flags.after"
cut -d' ' -f2- "$work/flags.before" | sort >"$work/one"
cut -d' ' -f2- "$work/flags.after" | sort >"$work/two"
check "flags that changed" "$(comm -3 "$work/one" "$work/two" | wc -l)" 0
ours status 2>/dev/null | grep -A3 Mailbox
exit $wrong
