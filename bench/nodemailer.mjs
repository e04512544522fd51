// nodemailer.mjs HOST PORT LETTERS CONNECTIONS: nodemailer's pool, as its manual has it for many letters.
import { createRequire } from 'node:module';
import process from 'node:process';

const nodemailer = createRequire(process.env.BENCH_NODE + '/')('nodemailer');
const [host, port, letters, connections] = process.argv.slice(2);

const pool = nodemailer.createTransport({
  host, port: Number(port), pool: true, secure: false, ignoreTLS: true, name: 'bench.test',
  maxConnections: Number(connections), maxMessages: Infinity,
});

const text = (i) => `Hi Ben,

I'm Ada, and I started Rechenwerk. You signed up and picked the free plan,
which makes you number ${i} of the first thousand people I write to myself.

What made somebody at Example look for something like this?

Two words are enough. There is no survey behind this: I read every answer,
and I answer it.

Ada
`;

let next = 0;
async function feed() {
  for (let i = next++; i < Number(letters); i = next++) {
    await pool.sendMail({
      from: { name: 'Ada Founder', address: 'ada@founder.test' },
      to: { name: 'Ben', address: `user${i}@users.test` },
      subject: 'Ben, why did you sign up?',
      text: text(i),
    });
  }
}

// two letters ready for each connection, so that none waits for this program
await Promise.all(Array.from({ length: 2 * Number(connections) }, feed));
pool.close();
