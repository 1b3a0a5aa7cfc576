import { confirmQuorum, found, join, ok, type Person } from './cast.ts';
import type { Program } from './program.ts';

/** An organisation in which cases are worked on: who opens them, who has charge of them, and a lawyer without a grant. */
export type HouseOfCases = {
  director: Person;
  line: string;
  operator: Person;
  worker: Person;
  lawyer: Person;
  /** Opens a case from a new contact, as the operator; the worker has charge of it. Gives its id. */
  open(body?: object): Promise<string>;
};

/** Founds it, with all shares on paper. */
export async function houseOfCases(program: Program): Promise<HouseOfCases> {
  const { director, lines } = await found(program);
  const line = lines[0]?.id ?? '';
  await confirmQuorum(director);
  const operator = await join(program, director, { name: 'Milica Stanojev', roles: ['operator'], lines: [line] });
  const worker = await join(program, director, { name: 'Tihomir Bajić', roles: ['case_worker'] });
  const lawyer = await join(program, director, { name: 'Olivera Rac', roles: ['legal'] });
  const { call } = operator.browser;
  const open = async (body: object = {}) => {
    const contact = await ok(call<{ id: string }>('POST', '/contacts', { line }));
    const said = { risk: 'high', owner: worker.id, ...body };
    return (await ok(call<{ id: string }>('POST', `/contacts/${contact.id}/case`, said))).id;
  };
  return { director, line, operator, worker, lawyer, open };
}
