/** How a document comes to be: from a file or a text, or again from what the browser kept. */

import { at, get, post } from "./ask.js";
import { edits, keep, kept, move } from "./kept.js";

async function posted(origin, changes) {
  if (origin.published) return again(await get(`/api/published/${encodeURIComponent(origin.published)}`), changes);
  if (!origin.file) return post("/api/documents", changes ? { ...origin.body, changes } : origin.body);
  const form = new FormData();
  form.append("file", origin.file, origin.file.name || origin.name || "matrix");
  if (changes) form.append("changes", JSON.stringify(changes));
  return post("/api/documents", form);
}

async function again(told, changes) {
  if (!changes?.length) return told;
  await post(at(told.id, "changes"), { version: told.version, changes });
  return get(at(told.id));
}

/** Return the document of a published file; where it can be edited, it is kept like others. */
export async function fromPublished(key) {
  const told = await posted({ published: key });
  if (!told.readOnly) await keep(told.id, told.name || "matrix", { published: key });
  return told;
}

/** Read a file, a starter or a text; return the document. */
export async function opened(origin) {
  const told = await posted(origin);
  const name = origin.file?.name || told.name || told.title || "matrix";
  await keep(told.id, name, origin.file ? { file: origin.file, name } : origin);
  return told;
}

/** Return a document that is open on the server, or make it again from what is kept; null where neither works. */
export async function found(id) {
  try { return await get(at(id)); } catch (problem) {
    if (problem.status !== 404 && problem.status !== 410) throw problem;
  }
  const left = await kept(id);
  if (!left) return null;
  const told = await posted(left.origin, edits(left));
  await move(id, told.id);
  return told;
}
