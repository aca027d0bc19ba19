/** All views of a document, in the order of the bar; to add one, add a line. */

import { compareView } from "./compare_view.js";
import { handsView } from "./hands_view.js";
import { matrixView } from "./matrix_view.js";
import { organizationView } from "./organization_view.js";
import { readingView } from "./reading_view.js";
import { roleView } from "./role_view.js";
import { vacancyView } from "./vacancy_view.js";
import { workloadView } from "./workload_view.js";

/** `show(main, shown, rest)` fills the page and returns what is to be done on `redraw` and `close`. */
export const VIEWS = [
  { name: "matrix", title: "Matrix", show: matrixView },
  { name: "reading", title: "How it was read", show: readingView, edits: true },
  { name: "role", title: "Role card", show: roleView },
  { name: "workload", title: "Workload", show: workloadView },
  { name: "organization", title: "Organization", show: organizationView },
  { name: "compare", title: "Compare roles", show: compareView },
  { name: "hands", title: "What changes hands", show: handsView },
  { name: "vacancy", title: "Vacancy", show: vacancyView },
];
