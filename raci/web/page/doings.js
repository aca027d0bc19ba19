/** What can be done with duties and roles: add, rename, move, delete, set scope and level. */

import { asked } from "./asking.js";
import { plain, say } from "./elements.js";

const known = (all, field) => [...new Set(all.map((each) => each[field]).filter(Boolean))].map(plain).sort();
const path = (text) => text.split(/\s*[›>]\s*/).map((part) => part.trim()).filter(Boolean);

/** Everything that can be done with duties and roles of a matrix. */
export class Doings {
  constructor(matrix, editing, goes) {
    this.matrix = matrix;
    this.editing = editing;
    this.goes = goes;
  }

  /** Do something that adds a duty or a role, and go there. */
  async #adding(change) {
    const before = new Set([...this.matrix.duties, ...this.matrix.roles].map((each) => each.key));
    const answer = await this.editing.change(change);
    const duty = this.matrix.duties.find((each) => !before.has(each.key))?.key;
    const role = this.matrix.roles.find((each) => !before.has(each.key))?.key;
    if (answer && (duty || role)) this.goes(duty, role);
    return answer && (duty || role);
  }

  #list(what) { return what === "duty" ? this.matrix.duties : this.matrix.roles; }

  #thing(what, key) { return (what === "duty" ? this.matrix.dutyOf : this.matrix.roleOf).get(key); }

  async addDuty(after) {
    const beside = this.matrix.dutyOf.get(after);
    const sections = [...new Set(this.matrix.duties.map((duty) => (duty.section || []).join(" › ")).filter(Boolean))];
    const values = await asked("Add a duty", [
      { name: "name", words: "What is to be done", required: true },
      { name: "section", words: "Section", value: (beside?.section || []).join(" › "), suggestions: sections, hint: "leave it empty for none" },
    ], "Add");
    if (!values?.name.trim()) return null;
    const section = path(values.section);
    const isSame = section.join() === (beside?.section || []).join();
    const end = this.matrix.duties.filter((duty) => (duty.section || []).join() === section.join()).at(-1);
    return this.#adding({ do: "add-duty", name: values.name.trim(), section, after: (isSame && after) || end?.key || null });
  }

  async addRole(after) {
    const values = await asked("Add a role", [
      { name: "name", words: "Name of the role", required: true },
      { name: "level", words: "Level", choices: this.#levels() },
      { name: "scope", words: "Scope", suggestions: this.#scopes(), hint: "a unit, such as EMEA, or “each region”" },
    ], "Add");
    if (!values?.name.trim()) return null;
    const name = values.name.trim();
    const key = await this.#adding({ do: "add-role", name, after: after || null });
    const more = ["level", "scope"].filter((field) => values[field].trim());
    if (key && more.length) this.editing.change(...more.map((field) => ({ do: "set", what: "role", key, field, value: values[field].trim() })));
    return key;
  }

  async rename(what, key) {
    const thing = this.#thing(what, key);
    const values = await asked(`Rename the ${what}`, [{ name: "name", words: "Name", value: thing.name, required: true }]);
    const name = values?.name.trim();
    return name && name !== thing.name ? this.editing.change({ do: "rename", what, key, name }) : null;
  }

  #levels() { return [["", "(none)"], ...(this.matrix.told.levels || []).map((each) => [each.key, plain(each.name)])]; }

  #scopes() { return [...new Set([...(this.matrix.told.units || []).map((each) => plain(each.name)), ...known([...this.matrix.roles, ...this.matrix.duties], "scope")])]; }

  async set(what, key, field) {
    const thing = this.#thing(what, key);
    const words = field === "level" ? "Level" : "Scope";
    const chooses = field === "level" ? { choices: this.#levels() } : { suggestions: this.#scopes(), hint: "leave it empty for none" };
    const values = await asked(`${words} of ${plain(thing.name)}`, [{ name: "value", words, value: thing[field] || "", ...chooses }]);
    return values && values.value.trim() !== (thing[field] || "") ? this.editing.change({ do: "set", what, key, field, value: values.value.trim() }) : null;
  }

  /** Move by one place; over the end of a section it goes into the next. */
  step(what, key, by) {
    const all = this.#list(what);
    const from = all.findIndex((each) => each.key === key);
    const beside = all[from + by];
    if (!beside) return say(`It is already the ${by < 0 ? "first" : "last"}.`);
    const isOther = what === "duty" && String(beside.section) !== String(all[from].section);
    if (isOther) return this.editing.change({ do: "move", what, key, after: all[from - 1]?.key || "", section: beside.section });
    return this.editing.change({ do: "move", what, key, after: (by > 0 ? beside : all[from - 2])?.key || "" });
  }

  async move(what, key) {
    const all = this.#list(what);
    const choices = all.filter((each) => each.key !== key).map((each) => [each.key, plain([...(each.section || []), each.name].join(" › "))]);
    const before = all[all.findIndex((each) => each.key === key) - 1];
    const title = `Move ${plain(this.#thing(what, key).name)}`;
    const values = await asked(title, [{ name: "after", words: "to behind", value: before?.key || "", choices: [["", "(first of all)"], ...choices] }], "Move");
    if (!values) return null;
    const move = { do: "move", what, key, after: values.after };
    if (what === "duty" && values.after) move.section = this.matrix.dutyOf.get(values.after).section || [];
    return this.editing.change(move);
  }

  remove(what, key) { return this.editing.change({ do: "remove", what, key }); }

  /** Return what can be done with a duty, a role, or both where a cell is chosen. */
  options(what, key, lead) {
    const words = what === "duty" ? "duty" : "role";
    const options = [
      { words: `Rename the ${words} …`, hint: "F2", does: () => this.rename(what, key) },
      { words: "Set its scope …", does: () => this.set(what, key, "scope") },
      { words: `Move one ${what === "duty" ? "up" : "to the left"}`, hint: what === "duty" ? "Alt ↑" : "Alt ←", does: () => this.step(what, key, -1) },
      { words: `Move one ${what === "duty" ? "down" : "to the right"}`, hint: what === "duty" ? "Alt ↓" : "Alt →", does: () => this.step(what, key, 1) },
      { words: "Move to behind …", does: () => this.move(what, key) },
      { words: `Add a ${words} behind it …`, hint: "Insert", does: () => (what === "duty" ? this.addDuty(key) : this.addRole(key)) },
      { words: `Delete the ${words}`, hint: "Delete", does: () => this.remove(what, key) },
    ];
    if (what === "role") {
      options.splice(1, 0, { words: "Set its level …", does: () => this.set(what, key, "level") });
      options.push({ words: "Show its role card", does: () => lead("role", key) }, { words: "What if it were vacant?", does: () => lead("vacancy", key) });
    } else options.push({ words: "Show who is in its scope", does: () => lead("organization", key) });
    return options;
  }
}
