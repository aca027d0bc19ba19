/** A small dialog that asks for a few words. */

import { button, fill, make, refocus } from "./elements.js";

let numbers = 0;

function field({ name, words, value = "", choices, suggestions, hint, required }) {
  const id = `field-${(numbers += 1)}`;
  const label = make("label", { for: id }, words);
  if (choices) {
    const options = choices.map(([key, text]) => make("option", { value: key, selected: key === value }, text));
    return make("p", {}, label, make("select", { id, name }, options));
  }
  const list = suggestions?.length ? make("datalist", { id: `${id}-list` }, suggestions.map((each) => make("option", { value: each }))) : null;
  const input = make("input", { id, name, value, dir: "auto", autocomplete: "off", required, list: list && `${id}-list`, "aria-describedby": hint && `${id}-hint` });
  return make("p", {}, label, input, list, hint ? make("small", { id: `${id}-hint` }, hint) : null);
}

/** Ask in a dialog; resolves to the values by name, or to null where it was closed. */
export function asked(title, fields, does = "Save") {
  return new Promise((resolve) => {
    const back = document.activeElement;
    const dialog = make("dialog", { "aria-labelledby": "asked" });
    const form = make("form", { method: "dialog" }, make("h2", { id: "asked" }, title), fields.map(field),
      make("p", { class: "choices" }, make("button", { value: "yes", class: "first" }, does), button("Cancel", () => dialog.close("no"))));
    dialog.addEventListener("close", () => {
      const values = Object.fromEntries(new FormData(form).entries());
      dialog.remove();
      refocus(back);
      resolve(dialog.returnValue === "yes" ? values : null);
    });
    fill(dialog, form);
    document.body.append(dialog);
    dialog.showModal();
    form.querySelector("input")?.select();
  });
}

/** Show something in a dialog with a button that closes it. */
export function shown(title, ...children) {
  const dialog = make("dialog", { "aria-labelledby": "shown" });
  const close = button("Close", () => dialog.close(), { class: "first" });
  fill(dialog, make("h2", { id: "shown" }, title), children, make("p", { class: "choices" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  close.focus();
  dialog.scrollTop = 0;
  return dialog;
}
