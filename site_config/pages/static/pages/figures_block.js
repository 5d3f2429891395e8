/* A table that was copied from a spreadsheet, or from a document, fills the block of figures when it is pasted into one
   of its fields: into a column, it is the whole table, whose first line names the columns; into a cell, its lines stand
   in place of that row and of those below. A table that is there is given up only when the editor says so. One value alone is pasted as anywhere, and so is, where there are several
   columns, a text of several lines: it has no cells, and would take the rows below with it. */
(() => {
  const { StructBlockDefinition } = window.wagtailStreamField.blocks;

  // Spreadsheets put cells with line breaks or quotation marks into quotation marks (RFC 4180, with tabs).
  function cellsOf(text) {
    const lines = [[]];
    for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/g)) {
      const cell = quoted === undefined ? plain : quoted.replaceAll('""', '"');
      lines.at(-1).push(cell.replace(/\s+/g, " ").trim());
      if (end === "") break;
      if (end !== "\t") lines.push([]);
    }
    return lines.filter((cells) => cells.some((cell) => cell !== ""));
  }

  // Wagtail keeps what a list stands in as a jQuery object.
  const elementOf = (list) => list.container[0];
  const items = (values) => values.map((value) => ({ value }));

  function paste({ columns, rows }, field, lines, question) {
    if (elementOf(columns).contains(field)) {
      const [names, ...others] = lines;
      const isFilled = rows.getState().some((row) => row.value.some((cell) => cell.value));
      if (isFilled && !window.confirm(question)) return;
      columns.setState(items(names));
      if (others.length) rows.setState(items(others.map(items)));
      return;
    }
    const first = rows.children.findIndex(({ element }) => element.contains(field));
    const known = rows.getState();
    const pasted = items(lines.map(items));
    rows.setState([...known.slice(0, first), ...pasted, ...known.slice(first + lines.length)]);
  }

  class FiguresBlockDefinition extends StructBlockDefinition {
    render(...place) {
      const block = super.render(...place);
      const { columns, rows } = block.childBlocks;
      for (const list of [columns, rows]) {
        elementOf(list).addEventListener("paste", (event) => {
          const lines = cellsOf(event.clipboardData.getData("text/plain"));
          const hasCells = lines.some((cells) => cells.length > 1);
          if (lines.length === 0 || (!hasCells && (lines.length < 2 || columns.children.length > 1))) return;
          event.preventDefault();
          paste(block.childBlocks, event.target, lines, this.meta.replaceQuestion);
        });
      }
      return block;
    }
  }

  window.telepath.register("site_config.pages.blocks.FiguresBlock", FiguresBlockDefinition);
})();
