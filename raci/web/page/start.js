/** The first page: drop a file, pick a starter, paste a table or a text, or take up what was left. */

import { get } from "./ask.js";
import { button, counted, fill, make, named, plain, tell } from "./elements.js";
import { edits, everything, forget } from "./kept.js";

/** Build the first page; `open(origin)` makes a document, `lead(id)` goes to one that is kept. */
export function start(main, { open, lead, part }) {
  const input = make("input", { type: "file", id: "file", class: "aside" });
  const zone = make("label", { class: "zone", for: "file" }, make("strong", {}, "Drop a workbook here, or choose a file"),
    make("span", {}, "Excel, LibreOffice, CSV, Word, HTML, Markdown, YAML … It stays on this computer: nothing is uploaded elsewhere, nothing is written."));
  input.addEventListener("change", () => { if (input.files[0]) open({ file: input.files[0] }); });
  const starters = make("ul", { class: "starters" }, make("li", {}, "…"));
  const left = make("section", { "aria-labelledby": "left", hidden: true });
  fill(main, make("div", { class: "start" },
    make("h2", { class: "lead" }, "Drop a responsibility matrix, and leave with a better one."), make("div", { class: "drop" }, input, zone), part, left,
    make("section", { "aria-labelledby": "paste" }, make("h2", { id: "paste" }, "Or paste"), pasting(open)),
    make("section", { "aria-labelledby": "starters" }, make("h2", { id: "starters" }, "Or begin with a starter"), starters)));
  fillStarters(starters, open);
  fillLeft(left, lead);
}

function pasting(open) {
  const text = make("textarea", { id: "pasted", rows: 6, dir: "auto", "aria-describedby": "pasted-hint" });
  let html = "";
  text.addEventListener("paste", (event) => { html = event.clipboardData?.getData("text/html") || ""; });
  text.addEventListener("input", (event) => { if (!event.inputType?.includes("Paste")) html = ""; });
  const take = (kind) => () => {
    if (!text.value.trim()) { tell("Paste something into the field first."); text.focus(); return; }
    open({ body: { [kind]: kind === "table" && /<table/i.test(html) ? html : text.value } });
  };
  return make("form", { class: "paste", on: { submit: (event) => event.preventDefault() } },
    make("p", {}, make("label", { for: "pasted" }, "A table from Excel, or the text of a job description")), text,
    make("p", { id: "pasted-hint", class: "soft" }, "In Excel, mark the cells and copy them; here, paste."),
    make("p", { class: "choices" }, button("Read it as a table", take("table")), button("Read it as a text", take("prose"))));
}

async function fillStarters(list, open) {
  try {
    const starters = await get("/api/starters");
    fill(list, (starters.items || starters).map((starter) => make("li", {}, button([make("strong", {}, named(starter.title || starter.name)),
      make("small", {}, `${counted(starter.duties, "duty", "duties")}, ${counted(starter.roles, "role")}`)], () => open({ body: { starter: starter.name } })))));
  } catch (problem) { fill(list, make("li", {}, problem.message)); }
}

async function fillLeft(section, lead) {
  const all = await everything();
  section.hidden = !all.length;
  if (!all.length) return;
  const items = all.map((each) => {
    const when = new Date(each.at).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
    const item = make("li", {}, button([make("strong", {}, named(each.name)), make("small", {}, `${counted(edits(each).length, "change")}, ${when}`)], () => lead(each.id)),
      button("Forget", async () => { await forget(each.id); item.remove(); section.hidden = !section.querySelector("li"); }, { class: "quiet", "aria-label": `Forget ${plain(each.name)}` }));
    return item;
  });
  fill(section, make("h2", { id: "left" }, "Go on where you left off"), make("ul", { class: "starters left" }, items));
}

/** Take files dropped anywhere on the page, whatever view is shown. */
export function takeDrops(open) {
  let depth = 0;
  const mark = (change) => { depth = Math.max(0, depth + change); document.body.classList.toggle("dropping", depth > 0); };
  const hasFiles = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  addEventListener("dragenter", (event) => { if (hasFiles(event)) mark(1); });
  addEventListener("dragleave", (event) => { if (hasFiles(event)) mark(-1); });
  addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    mark(0);
    const files = [...event.dataTransfer.files];
    if (files.length > 1) tell(`${files.length} files were dropped; the first is read. Drop the others one after the other.`);
    if (files[0]) open({ file: files[0] });
  });
}
