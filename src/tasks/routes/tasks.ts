import type { Route } from '#kernel/route.ts';
import { staffRoute, type RecordHouse, type StaffActor } from '#staff/index.ts';
import { z } from 'zod';
import { changeTask } from '../change-task.ts';
import { endTask, undoTask } from '../end-task.ts';
import { makeTask } from '../make-task.ts';
import { readDay } from '../read-day.ts';
import { readTasks } from '../read-tasks.ts';
import { changeTaskSchema, endTaskSchema, newTaskSchema, undoTaskSchema, withdrawTaskSchema } from '../shared.ts';

const BASE = '/dossiers/:id/tasks';

/** The tasks of a record, whichever room keeps it, and the day of whoever works. */
export function taskRoutes(house: RecordHouse): Route<StaffActor>[] {
  return [
    staffRoute({
      method: 'GET',
      path: '/my-day',
      access: { verb: 'tasks.day.read' },
      audit: 'read',
      input: z.object({}),
      run: (tx, actor) => readDay(tx, actor, house),
    }),
    staffRoute({
      method: 'POST',
      path: '/my-day/print',
      access: { verb: 'tasks.day.read' },
      audit: 'print',
      input: z.object({}),
      // Read again, so that the line names every record whose work goes onto paper.
      run: async (tx, actor) => void (await readDay(tx, actor, house)),
    }),
    staffRoute({
      method: 'GET',
      path: BASE,
      access: { verb: 'tasks.task.read' },
      audit: 'read',
      input: z.object({ id: z.uuid() }),
      run: (tx, actor, { id }) => readTasks(tx, actor, id),
    }),
    staffRoute({
      method: 'POST',
      path: BASE,
      access: { verb: 'tasks.task.make' },
      audit: 'write',
      input: newTaskSchema,
      run: async (tx, actor, input) => {
        await house.hold(tx, input.id);
        return makeTask(tx, actor, input, house);
      },
    }),
    staffRoute({
      method: 'PUT',
      path: `${BASE}/:task`,
      access: { verb: 'tasks.task.change' },
      audit: 'write',
      input: changeTaskSchema,
      run: (tx, actor, input) => changeTask(tx, actor, input, house),
    }),
    staffRoute({
      method: 'POST',
      path: `${BASE}/:task/done`,
      access: { verb: 'tasks.task.end' },
      audit: 'write',
      input: endTaskSchema,
      run: (tx, actor, input) => endTask(tx, actor, { ...input, how: 'kept' }, house),
    }),
    staffRoute({
      method: 'POST',
      path: `${BASE}/:task/withdraw`,
      access: { verb: 'tasks.task.end' },
      audit: 'write',
      input: withdrawTaskSchema,
      run: (tx, actor, input) => endTask(tx, actor, { ...input, how: 'withdrawn' }, house),
    }),
    staffRoute({
      method: 'DELETE',
      path: `${BASE}/:task/ending`,
      access: { verb: 'tasks.task.end' },
      audit: 'write',
      input: undoTaskSchema,
      run: (tx, actor, input) => undoTask(tx, actor, input, house),
    }),
  ];
}
