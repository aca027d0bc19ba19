/** What can be done with duties and roles: add, rename, move, delete, set scope and level. */

import { asked } from "./asking.js";
import { plain, say } from "./elements.js";

const LEVELS = ["executive", "head", "director", "manager", "lead", "specialist"];

const known = (all, field) => [...new Set(all.map((each) => each[field]).filter(Boolean))].map(plain).sort();
const path = (text) => text.split(/\s*[›>]\s*/).map((part) => part.trim()).filter(Boolean);

/** Everything that can be done with duties and roles of a matrix. */
export class Doings {
  constructor(matrix, editing) {
    this.matrix = matrix;
    this.editing = editing;
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
    return this.editing.change({ do: "add-duty", name: values.name.trim(), section, after: isSame ? after || null : end?.key || null });
  }

  async addRole(after) {
    const values = await asked("Add a role", [
      { name: "name", words: "Name of the role", required: true },
      { name: "level", words: "Level", suggestions: [...new Set([...LEVELS, ...known(this.matrix.roles, "level")])] },
      { name: "scope", words: "Scope", suggestions: known(this.matrix.roles, "scope"), hint: "a unit, such as EMEA, or “each region”" },
    ], "Add");
    if (!values?.name.trim()) return null;
    const role = { do: "add-role", name: values.name.trim(), after: after || null };
    for (const field of ["level", "scope"]) if (values[field].trim()) role[field] = values[field].trim();
    return this.editing.change(role);
  }

  async rename(what, key) {
    const thing = this.#thing(what, key);
    const values = await asked(`Rename the ${what}`, [{ name: "name", words: "Name", value: thing.name, required: true }]);
    const name = values?.name.trim();
    return name && name !== thing.name ? this.editing.change({ do: "rename", what, key, name }) : null;
  }

  async set(what, key, field) {
    const thing = this.#thing(what, key);
    const suggestions = field === "level" ? [...new Set([...LEVELS, ...known(this.matrix.roles, "level")])] : known([...this.matrix.roles, ...this.matrix.duties], "scope");
    const title = `${field === "level" ? "Level" : "Scope"} of ${plain(thing.name)}`;
    const values = await asked(title, [{ name: "value", words: field === "level" ? "Level" : "Scope", value: thing[field] || "", suggestions, hint: "leave it empty for none" }]);
    return values && values.value.trim() !== (thing[field] || "") ? this.editing.change({ do: "set", what, key, field, value: values.value.trim() }) : null;
  }

  /** Move by one place, or ask after which. */
  step(what, key, by) {
    const all = this.#list(what);
    const from = all.findIndex((each) => each.key === key);
    const to = from + by;
    if (to < 0 || to >= all.length) return say(`It is already the ${by < 0 ? "first" : "last"}.`);
    const after = by > 0 ? all[to].key : all[to - 1]?.key || null;
    return this.editing.change({ do: "move", what, key, after });
  }

  async move(what, key) {
    const others = this.#list(what).filter((each) => each.key !== key);
    const choices = [["", "(first of all)"], ...others.map((each) => [each.key, plain([...(each.section || []), each.name].join(" › "))])];
    const all = this.#list(what);
    const before = all[all.findIndex((each) => each.key === key) - 1];
    const values = await asked(`Move ${plain(this.#thing(what, key).name)}`, [{ name: "after", words: "to behind", value: before?.key || "", choices }], "Move");
    return values ? this.editing.change({ do: "move", what, key, after: values.after || null }) : null;
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
