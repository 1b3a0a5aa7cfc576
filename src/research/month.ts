import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { organisationZone } from '#staff/index.ts';
import { breakDown, type Answered } from './breakdown.ts';
import { monthBefore, monthOf, periodOf, type Period } from './period.ts';
import { contactQuestions, ends, type Breakdown, type End, type MonthAnswer, type Question } from './shared.ts';
import { asResearch, contactsIn, countContactsIn, personsIn, promisesIn, type ContactRow } from './store.ts';

/** One month of the house, counted from what is published. Refuses `month-to-come`. */
export async function readMonth(tx: Tx, month: string): Promise<MonthAnswer> {
  const zone = await organisationZone(tx);
  const current = monthOf(now(), zone);
  if (month > current) throw refuse('month-to-come', 400);
  const period = periodOf(month, zone);
  const before = periodOf(monthBefore(month), zone);
  return asResearch(tx, async () => {
    const contacts = await contactsIn(tx, period.from, period.to);
    return {
      month,
      running: month === current,
      contacts: {
        all: contacts.length,
        before: await countContactsIn(tx, before.from, before.to),
        by: contactQuestions.map((question) => byQuestion(question, contacts)),
      },
      persons: await personsIn(tx, period.from, period.to),
      promises: await promises(tx, period),
    };
  });
}

function byQuestion(question: (typeof contactQuestions)[number], contacts: ContactRow[]): Breakdown {
  return breakDown(
    question,
    contacts.map((contact) => answerOf(question, contact)),
  );
}

function answerOf(question: Question, contact: ContactRow): Answered {
  if (question === 'topic') return contact.topics;
  if (question === 'hour') return contact.hour === null ? null : String(contact.hour);
  return contact[question];
}

async function promises(tx: Tx, { begins, ends: end }: Period): Promise<Record<End, number>> {
  const found = await promisesIn(tx, begins, end, now());
  const count = (came: End) => found.find((row) => row.came === came)?.n ?? 0;
  return Object.fromEntries(ends.map((came) => [came, count(came)])) as Record<End, number>;
}
