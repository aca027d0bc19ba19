/** Taking a file away: what the server sends is saved under its name, and a refusal is told. */

import { at } from "./ask.js";
import { make, say, tell } from "./elements.js";

function nameIn(header, otherwise) {
  const coded = /filename\*=(?:UTF-8)?''([^;]+)/i.exec(header || "");
  if (coded) try { return decodeURIComponent(coded[1]); } catch { /* the plain one, then */ }
  return /filename="?([^";]+)"?/i.exec(header || "")?.[1] || otherwise;
}

/** Save one kind of file of a document, once all edits have arrived. */
export async function takeAway(id, kind, editing) {
  await editing.last;
  if (editing.unsent.length) { tell("Some changes wait for the server; send them first."); return; }
  try {
    const response = await fetch(at(id, "download", kind), { credentials: "same-origin", cache: "no-store" });
    if (!response.ok) { tell((await response.json().catch(() => ({}))).error || "This could not be made; try another form."); return; }
    const name = nameIn(response.headers.get("content-disposition"), `matrix.${kind}`);
    const address = URL.createObjectURL(await response.blob());
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    say(`${name} is in your downloads.`);
  } catch { tell("The server does not answer; see whether raci serve still runs. Nothing is lost."); }
}
