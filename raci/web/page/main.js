/** Where the page begins: which document, which view, and the bar above them. */

import { get } from "./ask.js";
import { showKeys } from "./keys.js";
import { Editing } from "./editing.js";
import { fill, make, say, tell, counted } from "./elements.js";
import { Matrix } from "./matrix.js";
import { found, fromPublished, opened } from "./opening.js";
import { publishedPart } from "./published.js";
import { start, takeDrops } from "./start.js";
import { barFor } from "./bar.js";
import { VIEWS } from "./views.js";

const main = document.getElementById("main");
const nav = document.getElementById("views");
let session = {};
let shown = null;
let view = null;
let turn = 0;

const address = () => location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);

/** Go to a view of the document that is shown. */
function lead(name, ...rest) {
  location.hash = `#/${[shown.matrix.told.address || shown.matrix.id, name, ...rest].map(encodeURIComponent).join("/")}`;
}

function redraw(isNewStructure, answer) {
  if (answer?.foreseen) { if (view?.name === "matrix") view.redraw(false, answer); return; }
  barFor(shown, session);
  document.title = `${shown.matrix.told.title || shown.matrix.told.name || "matrix"} – raci`;
  view?.redraw?.(isNewStructure, answer);
}

async function open(origin) {
  tell("");
  main.setAttribute("aria-busy", "true");
  document.body.classList.add("reading");
  say("Reading.");
  try {
    const told = await opened(origin);
    take(told);
    const { error = 0, warning = 0, note = 0 } = told.counts || {};
    say(`Read: ${counted(told.duties.length, "duty", "duties")}, ${counted(told.roles.length, "role")}; ${counted(error, "error")}, ${counted(warning, "warning")}, ${counted(note, "note")}.`);
    location.hash = `#/${encodeURIComponent(told.id)}/matrix`;
  } catch (problem) {
    tell(problem.message);
    say(problem.message);
  } finally {
    main.removeAttribute("aria-busy");
    document.body.classList.remove("reading");
  }
}

function take(told) {
  shown?.editing.close();
  const matrix = new Matrix(told);
  shown = { matrix, editing: new Editing(matrix, redraw), lead, open };
}

async function documentFor(id) {
  if (shown && (shown.matrix.id === id || shown.matrix.told.address === id)) return true;
  const told = id.startsWith("=") ? await fromPublished(id.slice(1)) : await found(id);
  if (!told) { tell("This matrix is no longer kept here; drop its file again."); return false; }
  if (id.startsWith("=") && told.readOnly) told.address = id;
  take(told);
  if (told.lost) tell(`${told.lost[0].toUpperCase()}${told.lost.slice(1)}`);
  if (told.id !== id && !told.address) { history.replaceState(null, "", `#/${[told.id, ...address().slice(1)].map(encodeURIComponent).join("/")}`); }
  return true;
}

function navigation(name) {
  nav.hidden = false;
  const items = VIEWS.filter((each) => !(shown.matrix.readOnly && each.edits)).map((each) => {
    const path = `#/${[shown.matrix.told.address || shown.matrix.id, each.name].map(encodeURIComponent).join("/")}`;
    return make("li", {}, make("a", { href: path, "aria-current": each.name === name ? "page" : null }, each.title));
  });
  fill(nav, make("ul", {}, items));
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

async function route() {
  const mine = (turn += 1);
  const [id, name = "matrix", ...rest] = address();
  try {
    if (!id) { first(); return; }
    if (!(await documentFor(id))) { location.hash = "#/"; return; }
    if (mine !== turn) return;
    const wanted = VIEWS.find((each) => each.name === name) || VIEWS[0];
    const isSame = view?.name === wanted.name;
    view?.close?.();
    document.body.dataset.view = wanted.name;
    navigation(wanted.name);
    barFor(shown, session);
    document.title = `${shown.matrix.told.title || shown.matrix.told.name || "matrix"} – raci`;
    fill(main, make("p", { class: "soft" }, "…"));
    const made = await wanted.show(main, shown, rest, session);
    if (mine === turn) view = { ...made, name: wanted.name, redraw: made?.redraw, close: made?.close };
    if (mine === turn && isSame === false && view.focus) view.focus();
  } catch (problem) {
    if (mine !== turn) return;
    view = null;
    fill(main, make("p", { class: "soft" }, "This could not be shown."));
    tell(problem.message);
  }
}

function first() {
  view?.close?.();
  view = null;
  shown?.editing.close();
  shown = null;
  nav.hidden = true;
  document.title = "raci";
  document.body.dataset.view = "start";
  barFor(null, session);
  const part = session.published ? publishedPart() : null;
  if (session.readOnly) fill(main, make("div", { class: "start" }, part || make("p", {}, "Nothing is published here.")));
  else start(main, { open, lead: (id) => { location.hash = `#/${encodeURIComponent(id)}/matrix`; }, part });
}

function isTyping(event) {
  return event.target.closest?.("input, textarea, select, dialog");
}

addEventListener("hashchange", route);
addEventListener("keydown", (event) => {
  if (isTyping(event)) return;
  if (event.key === "?" && !event.ctrlKey) { event.preventDefault(); showKeys(); }
  const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
  const isRedo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y";
  if (!shown || shown.matrix.readOnly || !(isUndo || isRedo)) return;
  event.preventDefault();
  if (isRedo || event.shiftKey) shown.editing.redo(); else shown.editing.undo();
});
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  (main.querySelector(".sheet [tabindex='0']") || main).focus();
});

try { session = await get("/api/about"); } catch { session = {}; }
if (!session.readOnly) takeDrops(open);
route();
