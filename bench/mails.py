"""The mails of the reading benchmark: made here, from a fixed seed, so that every run reads the same."""
import base64
import os
import random
import time

WORDS = ("we use a spreadsheet for invoices and the reminders never go out on time so I tried yours after a friend told me "
         "about it what I miss is an export for my accountant and a way to split one project between two clients it is fast "
         "and quiet which I like the price is fine for me but my partner asks whether it could be paid by the year").split()


class Mails:

    def __init__(self, seed=11, attached=0.05, attachment=1 << 20):
        self.random = random.Random(seed)
        self.attached = attached
        self.blobs = [base64.encodebytes(self.random.randbytes(attachment)).decode() for _ in range(3)]

    def prose(self, length):
        lines, line, size = [], "", 0
        while size < length:
            word = self.random.choice(WORDS)
            if len(line) + len(word) > 71:
                lines.append(line)
                size += len(line) + 1
                line = ""
            line = (line + " " + word).strip()
        return "\n".join(lines + [line]) + "\n"

    def quote(self):
        return "\nOn Tue, 24 Nov 2026 at 09:00, Ada <ada@founder.test> wrote:\n" + "".join(
            "> " + line + "\n" for line in self.prose(500).splitlines())

    def mail(self, number):
        dice = self.random.random()
        mark = f"=_{number}_{self.random.getrandbits(40):x}"
        head = (f"Return-Path: <reader{number}@people.test>\n"
                f"Received: from out.people.test by mail.founder.test with ESMTPS id {self.random.getrandbits(40):x};\n"
                f"\tTue, 24 Nov 2026 10:00:00 +0000\n"
                f"From: Reader {number} <reader{number}@people.test>\n"
                "To: Ada <ada@founder.test>\n"
                f"Subject: Re: Why did you sign up? ({number})\n"
                "Date: Tue, 24 Nov 2026 10:00:00 +0000\n"
                f"Message-ID: <{number}.{self.random.getrandbits(64):x}@people.test>\n"
                f"In-Reply-To: <{self.random.getrandbits(64):x}@founder.test>\n"
                "MIME-Version: 1.0\n")
        if dice < 0.6:
            return (head + "Content-Type: text/plain; charset=utf-8\n\n" + self.prose(self.random.randint(200, 2200))
                    + self.quote())
        text = self.prose(self.random.randint(800, 4000))
        both = (f'Content-Type: multipart/alternative; boundary="{mark}"\n\n'
                f"--{mark}\nContent-Type: text/plain; charset=utf-8\n\n{text}{self.quote()}"
                f"\n--{mark}\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>{text}</p><blockquote>"
                f"{self.prose(1500)}</blockquote></body></html>\n--{mark}--\n")
        if dice < 1 - self.attached:
            return head + both
        outer = mark + "x"
        return (head + f'Content-Type: multipart/mixed; boundary="{outer}"\n\n--{outer}\n{both}'
                f'\n--{outer}\nContent-Type: application/pdf; name="invoice.pdf"\n'
                'Content-Disposition: attachment; filename="invoice.pdf"\nContent-Transfer-Encoding: base64\n\n'
                f"{self.random.choice(self.blobs)}--{outer}--\n")


def hostile():
    """Ten mails that were made, or happened, to break whoever reads them."""
    head = "From: Mallory <mallory@people.test>\nSubject: odd %d\nMessage-ID: <odd%d@people.test>\nMIME-Version: 1.0\n"
    parts = "".join(f"--m\nContent-Type: text/plain; name=p{i}.txt\n\n{i}\n" for i in range(20000))
    yield (head % (1, 1) + "Content-Type: multipart/mixed; boundary=m\n\n" + parts + "--m--\n").encode()
    yield (head % (2, 2) + "Content-Type: text/plain\n\n" + "thirty megabytes of one line\n" * 1_100_000).encode()
    nest = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(300))
    yield (head % (3, 3) + nest + "Content-Type: text/plain\n\ndeep\n").encode()
    same = "Content-Type: multipart/mixed; boundary=s\n\n--s\n" * 200
    yield (head % (4, 4) + same + "Content-Type: text/plain\n\nthe same mark again and again\n--s--\n").encode()
    yield (head % (5, 5) + "Content-Type: text/plain\n\nnul \0\0\0 nul\0").encode() + bytes(range(256)) * 20
    yield b"no header at all, only a line\nand another\n"
    yield (head % (7, 7) + "Content-Type: message/rfc822\n\n" * 60 + "From: x@people.test\n\nletters within letters\n").encode()
    yield (head % (8, 8) + "X-Long: " + "a" * 400_000 + "\nContent-Type: text/plain\n\nbehind a long header\n").encode()
    yield (head % (9, 9) + 'Content-Type: multipart/mixed; boundary=""\n\n----\nContent-Type: text/html; charset="x-\\"n\0ne"\n'
           "\n<div>" + "<blockquote>" * 20_000 + "</div>").encode()
    yield b"\n\n\n"


def lay(folder, number, mail, flags="", stamp=None):
    """Lays a mail into a Maildir as its server would."""
    if isinstance(mail, str):
        mail = mail.encode()
    # both sizes in the name (Maildir++), as a delivery by the server writes them
    wide = len(mail) + mail.count(b"\n")
    name = f"{stamp or int(time.time())}.M{number:06d}P1.bench,S={len(mail)},W={wide}:2,{flags}"
    with open(os.path.join(folder, "cur", name), "wb") as out:
        out.write(mail)
    return len(mail)
