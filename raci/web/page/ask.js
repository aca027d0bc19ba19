/** What the page asks the server that it came from, and no other. */

/** The server's answer where it refuses, with its sentence, code and whatever else it sent. */
export class Refused extends Error {
  constructor(status, answer) {
    super(answer?.error || `The server answered ${status}; try again.`);
    this.status = status;
    this.code = answer?.code || "";
    this.answer = answer || {};
  }
}

async function answered(response) {
  const isJson = (response.headers.get("content-type") || "").includes("json");
  const answer = isJson ? await response.json() : null;
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

async function sent(path, options) {
  try {
    return await fetch(path, { credentials: "same-origin", cache: "no-store", ...options });
  } catch {
    throw new Refused(0, { error: "The server does not answer; see whether raci serve still runs. Nothing is lost.", code: "away" });
  }
}

/** Return what the server says of a path. */
export async function get(path) {
  return answered(await sent(path, {}));
}

/** Post JSON, or a form with a file, and return the answer. */
export async function post(path, body) {
  const isForm = body instanceof FormData;
  const headers = isForm ? { "X-Raci": "1" } : { "X-Raci": "1", "Content-Type": "application/json" };
  return answered(await sent(path, { method: "POST", headers, body: isForm ? body : JSON.stringify(body) }));
}

/** Return the path of a document's part. */
export function at(id, ...parts) {
  return `/api/documents/${[id, ...parts].map(encodeURIComponent).join("/")}`;
}
