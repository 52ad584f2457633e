"use strict";
// Tables that sort by a click on a column's name, numbers as numbers, and show only the rows that have all the words typed above them.
for (const place of document.querySelectorAll(".sortable")) {
  const body = place.querySelector("tbody");
  const headers = [...place.querySelectorAll("thead th")];
  const rows = [...body.rows];
  const label = document.createElement("label");
  const input = document.createElement("input");
  const count = document.createElement("output");
  input.type = "search";
  input.placeholder = "medium-nn done";
  label.className = "filter";
  label.append("Show rows with", input, count);
  place.prepend(label);

  const filter = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(word => word);
    let shown = 0;
    for (const row of rows) {
      const cells = [...row.cells].map(cell => cell.textContent.toLowerCase());
      const keep = words.every(word => {
        const [name, value] = word.split("=", 2);
        const column = value === undefined ? -1 : headers.findIndex(header => header.textContent.toLowerCase() === name);
        return column < 0 ? cells.some(cell => cell.includes(word)) : cells[column] === value;
      });
      row.hidden = !keep;
      shown += keep ? 1 : 0;
    }
    count.textContent = `${shown} of ${rows.length}`;
  };

  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    header.replaceChildren(button);
    button.addEventListener("click", () => {
      const direction = header.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      headers.forEach(other => other.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      const key = row => {
        const text = row.cells[column].textContent.replaceAll(",", "");
        return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
      };
      rows.sort((one, other) => {
        const [a, b] = [key(one), key(other)];
        if (typeof a === typeof b) {
          return direction * (a < b ? -1 : a > b ? 1 : 0);
        }
        return typeof a === "number" ? -1 : 1;
      });
      body.append(...rows);
    });
  });
  input.addEventListener("input", filter);
  filter();
}
