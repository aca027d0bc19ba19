/** What the browser keeps, so that neither a reload nor a restarted server loses anything. */

const MOST = 12;
const MANY = 300;

const opened = new Promise((resolve) => {
  let asked;
  try { asked = indexedDB.open("raci", 1); } catch { resolve(null); return; }
  asked.onupgradeneeded = () => { for (const name of ["documents", "origins"]) asked.result.createObjectStore(name, { keyPath: "id" }); };
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => resolve(null);
});

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function within(mode, work) {
  const database = await opened;
  if (!database) return undefined;
  try {
    const transaction = database.transaction(["documents", "origins"], mode);
    return await work(transaction.objectStore("documents"), transaction.objectStore("origins"));
  } catch { return undefined; }
}

/** Keep a document: where it came from (`file`, or the JSON it was asked for with) and no changes yet. */
export async function keep(id, name, origin) {
  await within("readwrite", (store, origins) => Promise.all([done(store.put({ id, name, steps: [], at: Date.now() })), done(origins.put({ id, origin }))]));
  const all = await everything();
  for (const old of all.slice(MOST)) await forget(old.id);
}

/** Add what was done to a document: keep the first `keep` edits of the list, put `add` behind them. */
export function add(id, version, log) {
  return within("readwrite", async (store) => {
    const found = log && await done(store.get(id));
    if (!found) return;
    found.steps.push({ version, ...log });
    found.steps.sort((one, other) => one.version - other.version); // two tabs may write at once
    if (found.steps.length > MANY) found.steps = [{ version, keep: 0, add: edits(found) }];
    found.at = Date.now();
    await done(store.put(found));
  });
}

/** Return the edits that make a kept document again. */
export function edits({ steps }) {
  return steps.reduce((all, step) => [...all.slice(0, step.keep), ...step.add], []);
}

/** Return what is kept of a document with its origin, or undefined. */
export function kept(id) {
  return within("readonly", async (store, origins) => {
    const [found, from] = await Promise.all([done(store.get(id)), done(origins.get(id))]);
    return found && from ? { ...found, origin: from.origin } : undefined;
  });
}

/** Return all that is kept, the newest first. */
export async function everything() {
  const all = await within("readonly", (store) => done(store.getAll()));
  return (all || []).sort((one, other) => other.at - one.at);
}

/** Keep a document under the name that a restarted server gave it. */
export async function move(old, id) {
  const found = await kept(old);
  if (!found || old === id) return;
  const { origin, ...rest } = found;
  await within("readwrite", (store, origins) => Promise.all([done(store.put({ ...rest, id })), done(origins.put({ id, origin }))]));
  await forget(old);
}

/** Forget a document. */
export function forget(id) {
  return within("readwrite", (store, origins) => Promise.all([done(store.delete(id)), done(origins.delete(id))]));
}
