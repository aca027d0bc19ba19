/** Edits on their way to the server, one after the other; what a second tab did meanwhile is told, not overwritten. */

import { at, get, post, Refused } from "./ask.js";
import { tell, button, say } from "./elements.js";
import { add } from "./kept.js";
import { found } from "./opening.js";

/** Sends the edits of one matrix, and tells `redraw(structureChanged)` when an answer has come. */
export class Editing {
  constructor(matrix, redraw) {
    this.matrix = matrix;
    this.redraw = redraw;
    this.last = Promise.resolve();
    this.waiting = 0;
    this.unsent = [];
    this.tabs = typeof BroadcastChannel === "function" ? new BroadcastChannel("raci") : null;
    if (this.tabs) this.tabs.onmessage = ({ data }) => this.#other(data);
  }

  close() { this.tabs?.close(); }

  #waits(change) {
    this.waiting += change;
    if (this.waiting) document.body.dataset.waiting = this.waiting; else delete document.body.dataset.waiting;
  }

  #other({ id, version }) {
    if (id !== this.matrix.id || version <= this.matrix.version || this.waiting) return;
    tell("Another tab changed this matrix.", button("Show what it is now", () => this.renew()));
  }

  /** Take the document over as the server has it now. */
  async renew() {
    try {
      this.matrix.take(await get(at(this.matrix.id)));
      tell("");
      this.redraw(true);
    } catch (problem) { tell(problem.message); }
  }

  /** Do something in its turn; resolves to the answer, or to null where it was refused. */
  send(part, body) {
    this.#waits(1);
    const turn = this.last.then(() => this.#post(part, body)).finally(() => this.#waits(-1));
    this.last = turn.catch(() => null);
    return this.last;
  }

  async #post(part, body, isAgain = false) {
    if (this.unsent.length && !isAgain) return this.#later(part, body);
    try {
      const answer = await post(at(this.matrix.id, part), { ...body, version: this.matrix.version });
      const isMoved = this.matrix.follow(answer);
      add(this.matrix.id, this.matrix.version, answer.log);
      this.tabs?.postMessage({ id: this.matrix.id, version: this.matrix.version });
      this.redraw(isMoved, answer);
      for (const sentence of answer.told || []) say(sentence);
      return answer;
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      if (problem.code === "away") return this.#later(part, body);
      if (problem.answer.document) this.#stale(problem, part, body);
      else if (problem.status === 404 && problem.code === "no-document" && !isAgain) return this.#revive(part, body);
      else await this.#refused(problem);
      return null;
    }
  }

  /** Keep an edit until the server answers again. */
  #later(part, body) {
    this.unsent.push({ part, body });
    const number = this.unsent.length;
    tell(`The server does not answer; see whether raci serve still runs. ${number === 1 ? "A change waits" : `${number} changes wait`} here until it does.`,
      button("Send now", () => this.resend()));
    return null;
  }

  /** Send what waits, in its order. */
  resend() {
    const all = this.unsent.splice(0);
    tell("");
    for (const { part, body } of all) this.send(part, body);
    return this.last;
  }

  /** Make the document again where the server has forgotten it, and then do the edit. */
  async #revive(part, body) {
    const old = this.matrix.id;
    try {
      const told = await found(old);
      if (!told) { tell("The server has forgotten this matrix, and the browser has not kept it; drop its file again."); return null; }
      this.matrix.take(told);
      history.replaceState(null, "", location.hash.replace(encodeURIComponent(old), encodeURIComponent(told.id)));
    } catch (problem) { tell(problem.message); return null; }
    return this.#post(part, body, true);
  }

  #stale(problem, part, body) {
    this.matrix.take(problem.answer.document);
    this.redraw(true);
    const again = button("Do my change on top of it", () => { tell(""); this.send(part, body); });
    const leave = button("Leave it as the other made it", () => tell(""));
    tell("Another tab changed this matrix before your last change arrived; what you see now is the other's.", again, leave);
  }

  async #refused(problem) {
    try { this.matrix.take(await get(at(this.matrix.id))); } catch { /* told below */ }
    this.redraw(true);
    tell(problem.message);
  }

  change(...changes) { return this.send("changes", { changes }); }

  /** Put a text in a cell, and show it at once. */
  assign(duty, role, text) {
    this.matrix.foresee(duty, role, text);
    this.redraw(false, { foreseen: true });
    return this.change({ do: "assign", duty, role, text });
  }

  undo() { return this.matrix.undo || this.waiting ? this.send("undo", {}) : say("There is nothing to undo."); }

  redo() { return this.matrix.redo || this.waiting ? this.send("redo", {}) : say("There is nothing to do again."); }

  fix(findings) { return this.send("fixes", { findings }); }

  fixSafe() { return this.send("fixes", { safe: true }); }

  layout(settings) { return this.send("layout", settings); }

  /** Show another matrix of the file. */
  async show(index) {
    await this.last;
    try {
      this.matrix.take(await get(`${at(this.matrix.id)}?matrix=${index}`));
      this.redraw(true);
    } catch (problem) { tell(problem.message); }
  }
}
