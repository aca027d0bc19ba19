/** The view of the matrix: the grid, the line that tells what is chosen, and the findings beside it. */

import { Doings } from "./doings.js";
import { dropDown } from "./drop_down.js";
import { button, fill, make, named, plain, say } from "./elements.js";
import { Grid } from "./grid.js";
import { openLetters, pressed } from "./keys.js";
import { Panel } from "./panel.js";

/** Show the matrix of a document. */
export function matrixView(main, shown, [duty, role]) {
  const view = new MatrixView(shown);
  fill(main, view.host);
  view.grid.rebuild();
  view.panel.draw();
  view.chosen(view.grid.place());
  if (duty || role) view.grid.goTo(duty, role);
  return view.handle;
}

class MatrixView {
  constructor({ matrix, editing, lead }) {
    Object.assign(this, { matrix, editing, lead });
    this.readOnly = matrix.readOnly;
    this.doings = new Doings(matrix, editing, (duty, role) => this.grid.goTo(duty, role));
    this.grid = new Grid(matrix, { chosen: (place) => this.chosen(place), opened: () => this.open(), key: (event) => this.#key(event) });
    this.panel = new Panel(matrix, { go: (finding) => this.#go(finding), fix: (ids) => editing.fix(ids), fixSafe: () => editing.fixSafe() });
    this.where = make("p", { class: "where" });
    this.host = make("div", { class: "matrix-view" }, make("div", { class: "left" }, this.#tools(), this.where, this.grid.host, this.#legend()), this.panel.host);
    this.handle = { redraw: (isNew, answer) => this.redraw(isNew, answer), close: () => this.grid.close(), focus: () => this.grid.focus() };
  }

  #tools() {
    this.search = make("input", { type: "search", id: "search", placeholder: "duty or role …", autocomplete: "off", dir: "auto" });
    this.concerned = make("input", { type: "checkbox", id: "concerned" });
    const filter = () => { clearTimeout(this.soon); this.soon = setTimeout(() => this.#filter(), 120); };
    this.search.addEventListener("input", filter);
    this.concerned.addEventListener("change", filter);
    const hasSections = this.matrix.duties.some((each) => each.section?.length);
    const fold = hasSections ? [button("Fold all", () => this.grid.foldAll(true), { class: "quiet" }), button("Open all", () => this.grid.foldAll(false), { class: "quiet" })] : [];
    const add = this.readOnly ? [] : [button("Add a duty", () => this.doings.addDuty(this.grid.place().duty), { id: "add-duty" }), button("Add a role", () => this.doings.addRole(this.grid.place().role), { id: "add-role" })];
    return make("div", { class: "grid-tools", role: "group", "aria-label": "Rows and columns" },
      make("span", {}, make("label", { for: "search", class: "aside" }, "Search duties and roles"), this.search),
      make("label", {}, this.concerned, " only rows with findings"), fold, add, this.#matrices());
  }

  #matrices() {
    const all = this.matrix.told.matrices || [];
    if (all.length < 2) return null;
    const options = all.map((each) => make("option", { value: each.index, selected: each.index === this.matrix.told.matrix }, plain([each.title, each.sheet].filter(Boolean).join(" – ") || `Matrix ${each.index + 1}`)));
    const choice = make("select", { id: "which", on: { change: () => this.editing.show(Number(choice.value)) } }, options);
    return make("span", {}, make("label", { for: "which" }, "Matrix "), choice);
  }

  #legend() {
    const letters = this.matrix.letters.map((each) => make("li", {}, make("b", { class: `chip p-${each.participation}` }, plain(each.letter)), " ", named(each.meaning)));
    return make("ul", { class: "legend", "aria-label": `Letters of ${this.matrix.told.notation?.name || "the notation"}` }, letters);
  }

  #filter() {
    const words = this.search.value.trim().toLowerCase();
    const roles = words ? this.matrix.roles.filter((role) => role.name.toLowerCase().includes(words)).map((role) => role.key) : [];
    const speaks = (duty) => !words || [duty.name, duty.number, ...(duty.section || [])].some((text) => String(text || "").toLowerCase().includes(words)) || roles.some((key) => duty.cells?.[key]);
    this.grid.shows = (duty) => speaks(duty) && (!this.concerned.checked || this.matrix.inDuty.has(duty.key));
    this.grid.rebuild();
    const duties = this.matrix.duties.filter(this.grid.shows).length;
    say(`${duties.toLocaleString("en")} of ${this.matrix.duties.length.toLocaleString("en")} duties are shown.`);
  }

  redraw(isNew, answer) {
    if (isNew) { this.grid.rebuild(); this.panel.renew(); } else this.grid.paint();
    if (!answer?.foreseen) this.panel.draw();
    this.#tell(this.grid.place());
  }

  chosen(place) {
    this.#tell(place);
    this.panel.chosen(place);
  }

  /** Say in full what is chosen: names are cut short in the grid. */
  #tell({ duty, role, section }) {
    const { matrix } = this;
    const parts = [];
    if (section) parts.push(named(section.path.map(plain).join(" › ")));
    if (duty) parts.push(make("b", {}, named(matrix.dutyOf.get(duty)?.name)));
    if (duty && role) parts.push(" × ");
    if (role) parts.push(make("b", {}, named(matrix.roleOf.get(role)?.name)), this.#standing(role));
    if (duty && role) {
      const text = matrix.text(duty, role);
      parts.push(": ", text ? [make("b", { class: `chip p-${matrix.kind(text)}` }, plain(text)), " ", matrix.meaning(text)] : "empty");
    }
    const can = !this.readOnly && !section && (duty || role);
    fill(this.where, make("span", {}, parts.length ? parts : "Choose a cell."), can ? button(duty && role ? "Change" : "What to do", () => this.open(), { class: "quiet", id: "change" }) : null);
  }

  #standing(role) {
    const { level, scope, unit } = this.matrix.roleOf.get(role) || {};
    const told = [level, scope || unit].filter(Boolean).map(plain).join(", ");
    return told ? make("small", {}, ` (${told})`) : null;
  }

  open() {
    const place = this.grid.place();
    const { duty, role } = place;
    if (this.readOnly || place.section) return;
    if (duty && role) openLetters(this.grid, this.matrix, this.editing, place);
    else if (duty) dropDown(this.grid.element(), "What to do with the duty", this.doings.options("duty", duty, this.lead));
    else if (role) dropDown(this.grid.element(), "What to do with the role", this.doings.options("role", role, this.lead));
  }

  #key(event) {
    const does = { grid: this.grid, matrix: this.matrix, editing: this.editing, doings: this.doings, readOnly: this.readOnly, open: () => this.open(), next: (by) => this.#next(by) };
    if (pressed(event, does, this.grid.place())) { event.preventDefault(); event.stopPropagation(); }
  }

  #go(finding) {
    const roles = finding.roles || [];
    const goes = finding.duty || roles.length ? this.grid.goTo(finding.duty, roles[0]) : this.grid.goTo("", "");
    if (!goes) { this.search.value = ""; this.concerned.checked = false; this.#filter(); this.grid.goTo(finding.duty, roles[0]); }
  }

  #next(by) {
    const line = (finding) => (finding.duty ? this.grid.lineOf.get(finding.duty) ?? Infinity : -1);
    const places = this.matrix.findings.map((each) => ({ each, line: line(each), column: each.roles?.length ? this.grid.columnOf.get(each.roles[0]) ?? -1 : -1 }))
      .sort((one, other) => one.line - other.line || one.column - other.column);
    const now = this.grid.active;
    const isAfter = (each) => each.line > now.line || (each.line === now.line && each.column > now.column);
    const isBefore = (each) => each.line < now.line || (each.line === now.line && each.column < now.column);
    const found = by > 0 ? places.find(isAfter) || places[0] : places.filter(isBefore).at(-1) || places.at(-1);
    if (!found) { say("Nothing was found."); return; }
    this.#go(found.each);
    say(`${found.each.severity}: ${plain(found.each.message)}`);
  }
}
