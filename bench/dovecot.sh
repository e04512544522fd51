#!/usr/bin/env bash
# dovecot.sh start|stop|kill FOLDER PORT [ADDRESS]: a Dovecot of its own on ADDRESS (127.0.0.1), plain, with LMTP on
# PORT+1, for whoever logs in with the password "secret". All it has lies under FOLDER. Needs root, as Dovecot does.
set -eu
what=$1 folder=$2 port=$3 address=${4:-127.0.0.1}
case $what in
start)
	mkdir -p "$folder/mail"
	id -u vmail >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin vmail
	chown vmail "$folder/mail"
	cat >"$folder/dovecot.conf" <<CONF
base_dir = $folder/run
instance_name = bench-$port
protocols = imap lmtp
listen = $address
log_path = $folder/dovecot.log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
mail_uid = vmail
mail_gid = nogroup
mail_home = $folder/mail/%n
mail_location = maildir:~/Maildir
mail_max_userip_connections = 100
imap_logout_format = in=%i out=%o
recipient_delimiter = +
lmtp_save_to_detail_mailbox = no
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=vmail gid=nogroup home=$folder/mail/%n allow_all_users=yes
}
service imap-login {
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = $address
    port = $((port + 1))
  }
}
namespace inbox {
  inbox = yes
  mailbox Junk {
    special_use = \Junk
    auto = create
  }
  mailbox Sent {
    special_use = \Sent
    auto = create
  }
}
protocol lmtp {
  postmaster_address = postmaster@founder.test
  hostname = mail.founder.test
}
CONF
	dovecot -c "$folder/dovecot.conf"
	;;
stop) doveadm -c "$folder/dovecot.conf" stop ;;
kill) # as an accident would
	master=$(cat "$folder/run/master.pid")
	kill -9 $(ps -o pid= --ppid "$master") "$master" 2>/dev/null || true
	rm -f "$folder/run/master.pid"
	;;
esac
