import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { refuse } from '#kernel/errors.ts';
import { organisationZone } from '#staff/index.ts';
import { breakDown, type Answered } from './breakdown.ts';
import { monthBefore, monthOf, periodOf, type Period } from './period.ts';
import { caseQuestions, contactQuestions, ends, type End, type MonthAnswer } from './shared.ts';
import {
  asResearch,
  casesIn,
  contactsIn,
  countContactsIn,
  personsIn,
  promisesIn,
  type CaseRow,
  type ContactRow,
} from './store.ts';

/** One month of the house, counted from what is published. Refuses `month-to-come`. */
export async function readMonth(tx: Tx, month: string): Promise<MonthAnswer> {
  const zone = await organisationZone(tx);
  const current = monthOf(now(), zone);
  if (month > current) throw refuse('month-to-come', 400);
  const period = periodOf(month, zone);
  const before = periodOf(monthBefore(month), zone);
  return asResearch(tx, async () => {
    const contacts = await contactsIn(tx, period.from, period.to);
    const cases = await casesIn(tx, period.from, period.to);
    return {
      month,
      running: month === current,
      contacts: {
        all: contacts.length,
        before: await countContactsIn(tx, before.from, before.to),
        by: contactQuestions.map((question) =>
          breakDown(
            question,
            contacts.map((row) => ofContact(question, row)),
          ),
        ),
      },
      persons: await personsIn(tx, period.from, period.to),
      promises: await promises(tx, period),
      cases: {
        all: cases.length,
        before: (await casesIn(tx, before.from, before.to)).length,
        by: caseQuestions.map((question) =>
          breakDown(
            question,
            cases.map((row) => ofCase(question, row)),
          ),
        ),
      },
    };
  });
}

function ofContact(question: (typeof contactQuestions)[number], contact: ContactRow): Answered {
  if (question === 'topic') return contact.topics;
  if (question === 'hour') return contact.hour === null ? null : String(contact.hour);
  return contact[question];
}

function ofCase(question: (typeof caseQuestions)[number], row: CaseRow): Answered {
  return question === 'form' ? row.forms : row[question];
}

async function promises(tx: Tx, { begins, ends: end }: Period): Promise<Record<End, number>> {
  const found = await promisesIn(tx, begins, end, now());
  const count = (came: End) => found.find((row) => row.came === came)?.n ?? 0;
  return Object.fromEntries(ends.map((came) => [came, count(came)])) as Record<End, number>;
}
