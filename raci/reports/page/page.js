
"use strict";
(() => {
  const form = document.getElementById("filters");
  const words = document.getElementById("words");
  const role = document.getElementById("role");
  const concerned = document.getElementById("concerned");
  const shown = document.getElementById("shown");
  const items = [...document.querySelectorAll(".findings > li")].map((item) => ({
    item, severity: item.dataset.severity, roles: item.dataset.roles.split(" "), text: item.textContent.toLowerCase(),
  }));
  const found = items.filter(({ item }) => !item.closest("details")).length;
  const marked = [...document.querySelectorAll(".marked")].map((place) => ({ place, marks: [...place.querySelectorAll("a.mark")] }));
  const tables = [...document.querySelectorAll(".matrix table")].map((table) => ({
    matrix: table.closest(".matrix"),
    columns: [...table.tHead.rows[table.tHead.rows.length - 1].cells].map((cell) => cell.dataset.role),
    bodies: [...table.tBodies].map((body) => ({
      body,
      rows: [...body.rows].filter((row) => !row.classList.contains("section")).map((row) => ({ row, text: row.cells[0].textContent.toLowerCase() })),
    })),
  }));

  const filterItems = (asked) => {
    let count = 0;
    for (const { item, severity, roles, text } of items) {
      item.hidden = !(asked.severities.has(severity) && (!asked.role || roles.includes(asked.role)) && text.includes(asked.words));
      count += !item.hidden && !item.closest("details");
    }
    for (const { place, marks } of marked) {
      for (const mark of marks) mark.hidden = Boolean(document.getElementById(mark.hash.slice(1))?.hidden);
      place.classList.toggle("quiet", marks.every((mark) => mark.hidden));
    }
    return count;
  };

  const filterRows = (asked) => {
    for (const { matrix, columns, bodies } of tables) {
      const column = asked.role ? columns.indexOf(asked.role) : -1;
      for (const cell of matrix.querySelectorAll("thead th.chosen")) cell.classList.remove("chosen");
      if (column > 0) matrix.querySelector(`thead tr:last-child`).cells[column].classList.add("chosen");
      for (const { body, rows } of bodies) {
        let any = false;
        for (const { row, text } of rows) {
          const isMarked = () => Boolean(row.querySelector("a.mark:not([hidden])"));
          const takesPart = !asked.role || (column > 0 && row.cells[column].textContent.trim() !== "");
          row.hidden = !(takesPart && (!asked.words || text.includes(asked.words) || isMarked()) && (!asked.concerned || isMarked()));
          any ||= !row.hidden;
        }
        body.hidden = !any;
      }
      const hasFinding = Boolean(matrix.querySelector(".findings > li:not([hidden])"));
      matrix.hidden = asked.active && !hasFinding && bodies.every(({ body }) => body.hidden);
    }
  };

  const filter = () => {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const asked = { words: words.value.trim().toLowerCase(), role: role.value, concerned: concerned.checked, severities };
    asked.active = Boolean(asked.words || asked.role || asked.concerned || severities.size < 3);
    const count = filterItems(asked);
    filterRows(asked);
    const name = asked.role ? `, for ${role.selectedOptions[0].textContent}` : "";
    shown.textContent = asked.active ? `Filtered: ${count.toLocaleString("en")} of ${found.toLocaleString("en")} findings are shown${name}.` : "";
  };

  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());

  const lead = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) { form.reset(); clearTimeout(waiting); filter(); }
    for (let around = target.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  window.addEventListener("hashchange", lead);

  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const each of folded) each.open = true;
  });
  window.addEventListener("afterprint", () => { for (const each of folded) each.open = false; });

  form.hidden = false;
  filter();
  if (location.hash) lead();
})();
