/** The side panel: what was found, why it matters, and how it is mended with one click. */

import { get } from "./ask.js";
import { sign } from "./cells.js";
import { arrange, button, counted, fill, make, named, plain, say } from "./elements.js";

const MOST = 40;
const rules = new Map();

/** Lists findings; `go(finding)` leads to one, `fix(ids)` and `fixSafe()` mend. */
export class Panel {
  constructor(matrix, does) {
    this.matrix = matrix;
    this.does = does;
    this.place = {};
    this.only = false;
    this.most = MOST;
    this.open = new Set();
    this.made = new Map();
    this.severities = new Set(["error", "warning", "note"]);
    this.list = make("ol", { class: "findings" });
    this.heading = make("h2", { id: "found" });
    this.head = make("div", { class: "panel-head" });
    this.host = make("aside", { class: "panel", "aria-labelledby": "found" }, this.heading, this.head, this.list);
    this.#filters();
  }

  #filters() {
    this.narrow = make("input", { type: "checkbox", on: { change: () => { this.only = this.narrow.checked; this.most = MOST; this.draw(); } } });
    const kinds = ["error", "warning", "note"].map((severity) => {
      const box = make("input", { type: "checkbox", checked: true, value: severity, on: { change: () => this.#choose(severity, box.checked) } });
      return make("label", {}, box, " ", sign(severity), ` ${severity}s`);
    });
    this.safe = button("", () => this.does.fixSafe(), { class: "first", id: "fix-safe" });
    fill(this.head, this.safe, make("fieldset", {}, make("legend", { class: "aside" }, "Show"), kinds),
      make("p", {}, make("label", {}, this.narrow, " only those of the chosen place")));
  }

  #choose(severity, isChosen) {
    if (isChosen) this.severities.add(severity); else this.severities.delete(severity);
    this.draw();
  }

  /** Forget what was made: names may have changed. */
  renew() { this.made.clear(); }

  /** Return the findings that are listed: those of the chosen place first. */
  findings() {
    const { duty, role } = this.place;
    const here = new Set(duty || role ? this.matrix.about(duty, role) : []);
    const all = this.only && (duty || role) ? [...here] : this.matrix.findings;
    return { here, all: all.filter((each) => this.severities.has(each.severity)) };
  }

  chosen(place) {
    this.place = place;
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.draw(), 60);
  }

  draw() {
    const { here, all } = this.findings();
    const focused = document.activeElement?.dataset?.finding;
    const part = document.activeElement?.dataset?.part;
    const first = all.filter((each) => here.has(each));
    const listed = [...first, ...all.filter((each) => !here.has(each))].slice(0, this.most);
    fill(this.heading, this.only ? "Findings here" : "Findings", " ", make("small", {}, all.length.toLocaleString("en")));
    const safe = this.matrix.readOnly ? 0 : this.matrix.safe ?? this.matrix.safeFixes;
    this.safe.hidden = !safe;
    this.safe.textContent = `Mend all that is safe (${safe})`;
    if (this.made.size > 4 * this.most) this.made.clear();
    const items = listed.map((each) => this.#item(each, here.has(each)));
    if (all.length > listed.length) items.push(make("li", { class: "more" }, button(`Show more of ${counted(all.length - listed.length, "other")}`, () => { this.most += MOST * 3; this.draw(); })));
    if (!all.length) items.push(make("li", { class: "none" }, this.only ? "Nothing was found here." : "Nothing was found. Well done."));
    arrange(this.list, items);
    if (focused && !this.list.contains(document.activeElement)) (this.list.querySelector(`[data-finding="${CSS.escape(focused)}"][data-part="${part}"]`) || this.heading).focus?.();
  }

  /** Return the item of a finding; one that says what it said stays as it is. */
  #item(finding, isHere) {
    const known = this.made.get(finding.id);
    if (known?.finding === finding && known.isHere === isHere) return known.item;
    const item = this.#make(finding, isHere);
    this.made.set(finding.id, { finding, isHere, item });
    return item;
  }

  #make(finding, isHere) {
    const item = make("li", { class: `finding ${finding.severity}${isHere ? " here" : ""}` });
    const parts = { "data-finding": finding.id };
    const place = [finding.duty && this.matrix.dutyOf.get(finding.duty)?.name, ...(finding.roles || []).slice(0, 2).map((key) => this.matrix.roleOf.get(key)?.name)].filter(Boolean);
    const go = button([sign(finding.severity), make("span", { class: "aside" }, `${finding.severity}: `), named(finding.message)], () => this.does.go(finding), { class: "go", "data-part": "go", ...parts });
    const why = button([finding.rule, " ", make("span", {}, finding.name || "")], () => this.#why(finding, item), { class: "why", "data-part": "why", "aria-expanded": String(this.open.has(finding.id)), ...parts });
    const sure = finding.confidence && finding.confidence !== "certain" ? make("small", {}, ` ${finding.confidence}`) : null;
    fill(item, go, place.length ? make("p", { class: "place" }, place.map((each, number) => [number ? " · " : "", named(each)])) : null,
      finding.help ? make("p", { class: "help" }, plain(finding.help)) : null, this.#fix(finding, parts), make("p", { class: "rule" }, why, sure));
    if (this.open.has(finding.id)) this.#told(finding, item);
    return item;
  }

  #fix(finding, parts) {
    const { fix } = finding;
    if (!fix) return null;
    if (fix.safety === "display-only" || fix.makes === false || this.matrix.readOnly) return make("p", { class: "fix" }, "Proposal: ", named(fix.title));
    const words = [fix.safety === "safe" ? "Mend: " : "Do this: ", named(fix.title)];
    return make("p", { class: "fix" }, button(words, () => { say("Mending."); this.does.fix([finding.id]); }, { class: fix.safety, "data-part": "fix", ...parts }));
  }

  #why(finding, item) {
    const isOpen = this.open.has(finding.id);
    if (isOpen) this.open.delete(finding.id); else this.open.add(finding.id);
    item.querySelector(".why").setAttribute("aria-expanded", String(!isOpen));
    item.querySelector(".page")?.remove();
    if (!isOpen) this.#told(finding, item);
  }

  async #told(finding, item) {
    const page = make("div", { class: "page" }, "…");
    item.append(page);
    try {
      if (!rules.has(finding.rule)) rules.set(finding.rule, await get(`/rules/${encodeURIComponent(finding.rule)}`));
      page.innerHTML = rules.get(finding.rule).html; // made by the server from the rule's own page; holds nothing of a file
    } catch (problem) { fill(page, problem.message); }
    for (const wide of page.querySelectorAll("pre, table")) wide.tabIndex = 0;
  }
}
