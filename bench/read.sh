#!/usr/bin/env bash
# How quickly a mailbox is read; see README.md.
#   read.sh [MESSAGES] [DELAY_MS] [options of reading.py]   with a Dovecot of its own (needs root), on loopback or behind
#                                                           a link with that round trip
#   read.sh --host ... --port ... --user ... --password ...  with any other server, as its mailbox is
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
case ${1:-} in --*) exec python3 "$here/reading.py" "$@" ;; esac
messages=${1:-20000}
delay=${2:-0}
shift $(($# > 2 ? 2 : $#))
work=$(mktemp -d)
chmod 755 "$work"
address=127.0.0.1
inside=()
link=
trap '"${inside[@]}" "$here/dovecot.sh" kill "$work/server" 2343 "$address" 2>/dev/null || true; [ -z "$link" ] || kill "$link"; rm -rf "$work"' EXIT
if [ "$delay" -gt 0 ]; then
  python3 "$here/link.py" "$(awk "BEGIN { print $delay / 2 }")" >"$work/link" &
  link=$!
  until grep -q ready "$work/link"; do sleep 0.1; done
  address=198.18.0.2
  inside=(ip netns exec ftbench)
fi
"${inside[@]}" "$here/dovecot.sh" start "$work/server" 2343 "$address"
python3 "$here/mailbox.py" seed "$work/server/mail/big/Maildir" "$messages"
chown -R vmail:nogroup "$work/server/mail"
python3 "$here/reading.py" --host "$address" "$@"
"${inside[@]}" doveadm -c "$work/server/dovecot.conf" stop
echo "bytes that left the server, a session each, in their order:"
grep -o 'Logged out.*\|in=[0-9]* out=[0-9]*' "$work/server/dovecot.log" | grep -o 'out=[0-9]*' | tr '\n' ' '
echo
