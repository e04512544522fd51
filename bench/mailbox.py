#!/usr/bin/env python3
"""The mailbox of the reading benchmarks; see README.md.

  seed MAILDIR N [SEED]                    lays N mails into a Maildir
  hostile HOME N                           lays N mails, ten of them hostile, into INBOX and Junk below HOME
  flags HOST PORT USER PASSWORD            every message of every folder: folder, Message-ID and size, flags
  marks HOST PORT USER PASSWORD SECONDS    another client: sets and takes away flags at random
  rename HOST PORT USER PASSWORD           renames Junk"""
import imaplib
import os
import random
import re
import sys
import time

import mails


def maildir(folder):
    for part in ("cur", "new", "tmp"):
        os.makedirs(os.path.join(folder, part), exist_ok=True)
    return folder


def seed(folder, count, start=11):
    made, stamp, size = mails.Mails(int(start)), int(time.time()) - int(count), 0
    for number in range(int(count)):
        size += mails.lay(maildir(folder) if number == 0 else folder, number, made.mail(number), stamp=stamp + number)
    print(f"{count} mails, {size >> 20} MiB")


def hostile(home, count):
    made = mails.Mails(5, attached=0.05, attachment=60_000)
    inbox, junk = maildir(home + "/Maildir"), maildir(home + "/Maildir/.Junk")
    odd = list(mails.hostile())
    for number in range(int(count) - len(odd)):
        mail = made.mail(number)
        mails.lay(junk if number % 10 == 9 else inbox, number, mail, flags=random.choice(["", "S", "RS", "F"]))
        if number % 100 == 9:
            mails.lay(inbox, 100_000 + number, mail)  # the same in both folders
    for number, mail in enumerate(odd):
        mails.lay(inbox, 200_000 + number * 37, mail)


def connect(host, port, user, password):
    client = imaplib.IMAP4(host, int(port))
    client._maxline = 100_000_000
    client.login(user, password)
    return client


def flags(*where):
    client = connect(*where)
    for row in client.list()[1]:
        folder = row.decode().rsplit(" ", 1)[1]
        count = int(client.select(folder, True)[1][0])
        if not count:
            continue
        for item in client.fetch("1:*", "(UID FLAGS RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")[1]:
            if isinstance(item, tuple):
                line = item[0].decode()
                told = sorted(set(re.search(r"FLAGS \((.*?)\)", line)[1].split()) - {"\\Recent"})
                print(folder, re.search(r"SIZE (\d+)", line)[1], item[1].decode("latin1").split(), *told)


def marks(*where):
    until, dice = time.time() + int(where[4]), random.Random(3)
    while time.time() < until:
        try:
            client = connect(*where[:4])
            count = int(client.select("INBOX")[1][0])
            while time.time() < until:
                client.store(str(dice.randint(1, count)), dice.choice(["+FLAGS", "-FLAGS"]),
                             dice.choice(["\\Seen", "\\Flagged", "\\Answered"]))
                time.sleep(0.02)
        except (OSError, imaplib.IMAP4.error):
            time.sleep(0.5)


def rename(*where):
    print(connect(*where).rename("Junk", "Spam")[0])


if __name__ == "__main__":
    {"seed": seed, "hostile": hostile, "flags": flags, "marks": marks, "rename": rename}[sys.argv[1]](*sys.argv[2:])
