
"use strict";
(() => {
  const PRINTED_ROWS = 2000;
  const LINES_OF_A_BATCH = 200;
  const data = JSON.parse(document.getElementById("page-data").textContent);
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const whole = new Intl.NumberFormat("en-US");
  const tables = new Map();
  const phone = matchMedia("screen and (max-width: 48rem)");

  function element(name, properties, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key.includes("-") || key === "role" || key === "for") made.setAttribute(key, value);
      else made[key] = value;
    }
    made.append(...children);
    return made;
  }

  // Money stays text or whole cents: the sum of many payments must be right to the cent.
  function cents(text) {
    const parts = /^(-?)(\d+)\.(\d\d)$/.exec(text);
    return parts ? BigInt(parts[1] + parts[2] + parts[3]) : null;
  }

  function money(amount) {
    const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
    const grouped = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",");
    return (amount < 0n ? "\u2212" : "") + grouped + "." + digits.slice(-2);
  }

  const amountText = text => text === null ? "" : money(cents(text));
  const plural = (count, one, many) => whole.format(count) + " " + (count === 1 ? one : many);
  const byOrder = (a, b) => a < b ? -1 : a > b ? 1 : 0;
  // "2026-11-20T09:04:05-06:00" is the biller's own time already.
  const momentText = text => text === null ? "" : text.slice(0, 10) + " " + text.slice(11, 16);
  const ageText = days => days === 0 ? "today" : plural(days, "day", "days");

  // Accents and case do not count: "zoe" finds Zoë.
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  // ---- the data, as objects

  const kinds = data.kinds;
  const difference = d => ({
    kind: kinds[d[0]], subject: d[1], amount: d[2], reason: d[3], since: d[4], days: d[5], hours: d[6],
    due: d[7], overdue: d[7] < data.day
  });
  const differences = data.differences.map(difference);
  const payments = data.payments.map(p => ({
    guid: p[0], account: p[1], state: data.states[p[2]], channels: data.channels[p[3]], method: p[4],
    amount: p[5], fee: p[6], paidAt: p[7],
    events: p[8].map(e => ({ kind: data.events[e[0]], day: e[1], at: e[2], amount: e[3], text: e[4] })),
    differences: p[9].map(difference)
  }));
  const batches = data.batches.map(b => ({
    name: b[0], id: b[1], day: b[2], processor: b[3], lines: b[4], charged: b[5], takenBack: b[6],
    returned: b[7], deposited: b[8], check: data.checks[b[9]], differences: [], known: []
  }));
  const days = data.days.map(d => ({ day: d[0], paid: d[1], settled: d[2], takenBack: d[3], deposited: d[4] }));
  const paymentOf = new Map(payments.map(payment => [payment.guid, payment]));
  const batchOf = new Map(batches.map(batch => [batch.name, batch]));
  for (const d of differences) {
    d.owner = (d.kind.batch ? batchOf : paymentOf).get(d.subject) ?? null;
    d.owner?.differences.push(d);
  }
  for (const payment of payments) {
    for (const event of payment.events) {
      if (event.kind.line) batchOf.get(event.text)?.known.push({ payment, event });
    }
  }
  const elsewhere = data.allPaymentsIn === null ? "" : " All payments are in " + data.allPaymentsIn + ".";

  // ---- what opens

  function facts(...pairs) {
    return element("dl", { className: "facts" }, ...pairs.filter(([, value]) => value).map(([name, value]) =>
      element("div", {}, element("dt", {}, name), element("dd", {}, value))));
  }

  function troubles(list, words) {
    if (list.length === 0) return "";
    return element("ul", { className: "troubles", "aria-label": words }, ...list.map(d =>
      element("li", {}, element("strong", {}, d.kind.title + ", " + amountText(d.amount)), ". " + d.reason,
        element("span", { className: "advice" }, adviceOf(d)))));
  }

  const adviceOf = d => d.kind.advice + " By " + d.due + ".";

  function life(payment, without) {
    const steps = payment.events.map(event => {
      const what = element("span", { className: "what" }, event.kind.title);
      if (event.text) {
        what.append(event.kind.word ? " \u00b7 " + event.kind.word + " " : " \u00b7 ");
        what.append(event.kind.line && batchOf.has(event.text)
          ? link(event.text, () => tables.get("batches").show(batchOf.get(event.text)))
          : event.text);
      }
      return element("li", { className: event.kind.way },
        element("span", { className: "when" }, event.at === null ? event.day ?? "" : momentText(event.at)), what,
        element("span", { className: "number" }, amountText(event.amount)));
    });
    return element("div", {},
      facts(["Payment", element("span", { className: "id" }, payment.guid)], ["State", payment.state],
        ["Told by", payment.channels], ["Account", payment.account], ["Method", payment.method],
        ["Amount", amountText(payment.amount)], ["Fee", amountText(payment.fee)]),
      element("h3", {}, "Its life"),
      steps.length ? element("ol", { className: "life" }, ...steps) : "Nothing is known of it.",
      troubles(payment.differences.filter(d => d !== without),
        without ? "Its other differences" : "Its differences"));
  }

  function linesOf(batch, without) {
    const shown = batch.known.slice(0, LINES_OF_A_BATCH);
    const made = element("div", {},
      facts(["Lines", whole.format(batch.lines)], ["Charged", amountText(batch.charged)],
        ["Taken back", amountText(batch.takenBack)],
        ["Returns of that day", cents(batch.returned) === 0n ? "" : amountText(batch.returned)],
        ["Deposited", batch.deposited === null ? "not told" : amountText(batch.deposited)],
        ["Check", batch.check.title + ": " + batch.check.words]),
      element("h3", {}, "Its lines"));
    if (shown.length < batch.lines) {
      made.append(element("p", {}, shown.length === 0
        ? "None of its " + plural(batch.lines, "line is", "lines are") + " of a payment on this page." + elsewhere
        : "Shown are " + whole.format(shown.length) + " of its " + plural(batch.lines, "line", "lines")
          + (shown.length < batch.known.length ? "." : "; the others' payments are not on this page." + elsewhere)));
    }
    if (shown.length > 0) {
      const cell = (style, value) => element("td", { role: "cell", className: style }, value);
      made.append(element("table", { className: "lines", role: "table", "aria-label": "Its lines" },
        element("thead", { role: "rowgroup" }, element("tr", { role: "row" },
          ...["Payment", "Account", "Line", "Amount"].map((title, at) => element("th",
            { scope: "col", role: "columnheader", className: at === 3 ? "number" : "" }, title)))),
        element("tbody", { role: "rowgroup" }, ...shown.map(({ payment, event }) => element("tr", { role: "row" },
          cell("id", link(payment.guid, () => tables.get("payments").show(payment))),
          cell("", payment.account ?? ""), cell("", event.kind.title), cell("number", amountText(event.amount)))))));
    }
    made.append(troubles(batch.differences.filter(d => d !== without), "Its differences"));
    return made;
  }

  function openDifference(difference) {
    const owner = difference.owner;
    if (owner === null) {
      return element("div", {}, element("p", {},
        (difference.subject === "" ? "It names no payment and no batch; read it at the quarantine desk."
          : "Its " + (difference.kind.batch ? "batch" : "payment") + " is not on this page.") +
        (difference.kind.batch ? "" : elsewhere)));
    }
    const made = difference.kind.batch ? linesOf(owner, difference) : life(owner, difference);
    const table = difference.kind.batch ? "batches" : "payments";
    made.append(element("p", { className: "screen" }, link("Show it among the " + table,
      () => tables.get(table).show(owner))));
    return made;
  }

  function link(text, action) {
    const made = element("button", { type: "button", className: "link" }, text);
    made.addEventListener("click", action);
    return made;
  }

  // ---- CSV, RFC 4180

  // A text that a spreadsheet would take for a formula is told to be a text; figures of our own are not.
  function csvCell(value, figure) {
    let text = value === null ? "" : String(value);
    if (!figure && /^[\s\u0000\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@\u2212\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text)) text = "'" + text;
    return /[",;\t\r\n]/.test(text) ? "\"" + text.replaceAll("\"", "\"\"") + "\"" : text;
  }

  function download(name, lines) {
    const blob = new Blob(["\ufeff" + lines.join("\r\n") + "\r\n"], { type: "text/csv;charset=utf-8" });
    const address = URL.createObjectURL(blob);
    const anchor = element("a", { href: address,
      download: (name + "-" + data.biller + "-" + data.day).replace(/[^\w.-]+/g, "_") + ".csv" });
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  // ---- filters: each has an element, what it lets pass, and its words

  function field(words, control, style) {
    return element("label", { className: "field" + (style ? " " + style : "") }, element("span", {}, words), control);
  }

  function textFilter(words, textOf) {
    const input = element("input", { type: "search", autocomplete: "off", spellcheck: false });
    const searchable = new Map();
    let wanted = [];
    return {
      control: field(words, input, "long"), input, event: "input",
      read: () => { wanted = plain(input.value).split(/\s+/).filter(word => word); },
      // Each word must stand somewhere in the row.
      passes: row => {
        if (wanted.length === 0) return true;
        let text = searchable.get(row);
        if (text === undefined) searchable.set(row, text = plain(textOf(row)));
        return wanted.every(word => text.includes(word));
      },
      reset: () => { input.value = ""; },
      words: () => input.value.trim() ? "text \u201c" + input.value.trim() + "\u201d" : ""
    };
  }

  function choiceFilter(words, all, rows, keyOf) {
    const counts = new Map();
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
    const select = element("select", {}, element("option", { value: "" }, all),
      ...[...counts].sort((a, b) => collator.compare(a[0], b[0])).map(([key, count]) =>
        element("option", { value: key }, key + " (" + whole.format(count) + ")")));
    return {
      control: field(words, select), input: select, event: "change", read: () => {},
      passes: row => select.value === "" || keyOf(row) === select.value,
      reset: () => { select.value = ""; },
      words: () => select.value
    };
  }

  function dayFilter(words, after, dayOf) {
    const input = element("input", { type: "date" });
    return {
      control: field(words, input, "short"), input, event: "change", read: () => {},
      passes: row => {
        if (input.value === "") return true;
        const day = dayOf(row);
        return day !== null && (after ? day >= input.value : day <= input.value);
      },
      reset: () => { input.value = ""; },
      words: () => input.value && words.toLowerCase() + " " + input.value
    };
  }

  function leastFilter(words, amountOf) {
    const input = element("input", { type: "text", inputMode: "decimal", placeholder: "0.00", autocomplete: "off" });
    let least = null;
    return {
      control: field(words, input, "short"), input, event: "input",
      read: () => {
        const text = input.value.replace(/[$,\s]/g, "");
        const parts = /^(\d+)(?:\.(\d{0,2}))?$/.exec(text);
        least = parts ? BigInt(parts[1] + (parts[2] ?? "").padEnd(2, "0")) : null;
        if (text !== "" && !parts) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      },
      passes: row => {
        if (least === null) return true;
        const amount = cents(amountOf(row));
        return (amount < 0n ? -amount : amount) >= least;
      },
      reset: () => { input.value = ""; },
      words: () => least === null ? "" : "amount of at least " + money(least)
    };
  }

  const BUCKETS = [
    ["Today", d => d.days === 0], ["1\u20132 days", d => d.days >= 1 && d.days <= 2],
    ["3\u20137 days", d => d.days >= 3 && d.days <= 7], ["8\u201330 days", d => d.days >= 8 && d.days <= 30],
    ["Older", d => d.days > 30], ["Overdue", d => d.overdue]
  ];

  // Its counts are of what the other filters let pass.
  function ageFilter(changed) {
    let chosen = -1;
    const chips = BUCKETS.map(([name], at) => {
      const count = element("b", {});
      const chip = element("button", { type: "button", className: "chip", "aria-pressed": "false" }, name + " ", count);
      chip.addEventListener("click", () => { choose(chosen === at ? -1 : at); changed(); });
      return { chip, count };
    });
    function choose(at) {
      chosen = at;
      chips.forEach(({ chip }, index) => chip.setAttribute("aria-pressed", String(index === at)));
    }
    return {
      control: element("fieldset", { className: "buckets" }, element("legend", {}, "Age"),
        ...chips.map(({ chip }) => chip)),
      passes: row => chosen < 0 || BUCKETS[chosen][1](row),
      recount: rows => chips.forEach(({ count }, at) => {
        count.textContent = whole.format(rows.filter(BUCKETS[at][1]).length);
      }),
      read: () => {}, reset: () => choose(-1),
      words: () => chosen < 0 ? "" : BUCKETS[chosen][0].toLowerCase()
    };
  }

  // ---- a table

  function makeTable(id, { rows, one, many, columns, filters = [], facet = null, open = null, pageSize, sums, empty }) {
    const host = document.querySelector("[data-table=" + id + "]");
    const titleId = document.getElementById(id + "-title") ? id + "-title" : null;
    const shownColumns = columns.filter(column => !column.fileOnly);
    const opened = new Set();
    let matching = rows;
    let order = rows;
    let page = 0;
    let sorted = null;
    let descending = false;

    const headers = shownColumns.map(column => {
      const button = element("button", { type: "button" }, column.title,
        element("span", { className: "arrow", "aria-hidden": "true" }));
      button.addEventListener("click", () => sortBy(column));
      return element("th", { scope: "col", role: "columnheader", className: column.style === "number" ? "number" : "" },
        button, element("span", { className: "printed" }, column.title));
    });
    const body = element("tbody", { role: "rowgroup" });
    // Roles in words, since a narrow screen lays rows out as blocks, which takes the tables' own away.
    const grid = element("table", { className: "rows", role: "table" },
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...headers)), body);
    if (titleId) grid.setAttribute("aria-labelledby", titleId);
    else grid.setAttribute("aria-label", many);
    const scroll = element("div", { className: "scroll" }, grid);
    const nothing = element("p", { className: "empty" });
    const status = element("div", { role: "status" });
    const filtered = element("p", { className: "printed" });
    const [first, previous, next, last] =
      [["\u00ab", "First"], ["\u2039", "Previous"], ["\u203a", "Next"], ["\u00bb", "Last"]].map(([sign, word]) =>
        element("button", { type: "button", className: "plain", title: word + " page",
          "aria-label": word + " page of " + many }, sign));
    const place = element("span", {});
    const pager = element("div", { className: "pager", role: "group", "aria-label": "Pages of " + many },
      first, previous, place, next, last);
    const foot = element("div", { className: "foot" }, status, pager);
    const csv = element("button", { type: "button", className: "plain", title: "Save what is shown, all pages of it, as a CSV file" },
      "Save as CSV", element("span", { className: "unseen" }, " the " + many));
    csv.addEventListener("click", save);
    const clear = element("button", { type: "button", className: "plain" }, "Show all",
      element("span", { className: "unseen" }, " " + many));
    clear.addEventListener("click", () => { reset(); refilter(); });
    // On a phone the filters would stand before what they filter.
    const fold = element("details", { className: "filters", open: !phone.matches },
      element("summary", {}, "Filter the " + many),
      element("div", { className: "fields" }, ...filters.map(filter => filter.control), clear));
    phone.addEventListener("change", () => { fold.open = !phone.matches; });
    const tools = element("div", { className: "tools", hidden: rows.length === 0 },
      filters.length ? fold : element("div", {}), csv);

    const all = facet ? [...filters, facet] : filters;
    const pages = () => Math.max(1, Math.ceil(order.length / pageSize));

    function turnTo(wanted) {
      page = Math.min(Math.max(wanted, 0), pages() - 1);
      render(page * pageSize, pageSize);
    }
    first.addEventListener("click", () => turnTo(0));
    previous.addEventListener("click", () => turnTo(page - 1));
    next.addEventListener("click", () => turnTo(page + 1));
    last.addEventListener("click", () => turnTo(pages() - 1));

    // What is absent stands last, whichever way.
    function arrange() {
      order = matching;
      if (sorted === null) return;
      const key = sorted.key ?? sorted.value;
      const compare = sorted.compare ?? byOrder;
      const keys = new Map(matching.map(row => [row, key(row)]));
      order = matching.slice().sort((a, b) => {
        const left = keys.get(a);
        const right = keys.get(b);
        const leftOut = left === null || left === "";
        const rightOut = right === null || right === "";
        if (leftOut || rightOut) return leftOut - rightOut;
        return descending ? compare(right, left) : compare(left, right);
      });
    }

    function sortBy(column) {
      descending = sorted === column && !descending;
      sorted = column;
      headers.forEach((header, at) => {
        if (shownColumns[at] === column) header.setAttribute("aria-sort", descending ? "descending" : "ascending");
        else header.removeAttribute("aria-sort");
      });
      arrange();
      turnTo(0);
    }

    function reset() {
      for (const filter of all) filter.reset();
    }

    function refilter() {
      for (const filter of all) filter.read();
      const others = rows.filter(row => filters.every(filter => filter.passes(row)));
      matching = facet ? others.filter(facet.passes) : others;
      facet?.recount(others);
      const words = all.map(filter => filter.words()).filter(word => word);
      filtered.textContent = words.length ? "Only " + words.join(", ") + "." : "";
      clear.disabled = words.length === 0;
      arrange();
      turnTo(0);
    }
    for (const filter of filters) {
      let waiting = 0;
      filter.input.addEventListener(filter.event, () => {
        clearTimeout(waiting);
        waiting = setTimeout(refilter, filter.event === "input" ? 120 : 0);
      });
    }

    function cell(row, column, at) {
      const value = column.show ? column.show(row) : column.value(row) ?? "";
      const made = element("td", { role: "cell", className: column.style ?? "", "data-label": column.title });
      if (column.blank?.(row) ?? value === "") made.classList.add("blank");
      if (column.style === "number" && column.value(row)?.toString().startsWith("-")) made.classList.add("negative");
      if (at === 0 && open) made.append(opener(row, value));
      else made.append(value);
      return made;
    }

    function opener(row, value) {
      const button = element("button", { type: "button", className: "open", "aria-expanded": String(opened.has(row)) },
        element("span", {}, value));
      button.addEventListener("click", () => {
        const line = button.closest("tr");
        if (opened.delete(row)) {
          line.nextElementSibling.remove();
          button.setAttribute("aria-expanded", "false");
        } else {
          opened.add(row);
          line.after(openedLine(row));
          button.setAttribute("aria-expanded", "true");
        }
      });
      return button;
    }

    function openedLine(row) {
      return element("tr", { className: "opened", role: "row" },
        element("td", { role: "cell", colSpan: shownColumns.length }, open(row)));
    }

    function line(row) {
      return element("tr", { className: "row", role: "row" },
        ...shownColumns.map((column, at) => cell(row, column, at)));
    }

    function render(start, length) {
      const visible = order.slice(start, start + length);
      body.replaceChildren(...visible.flatMap(row => opened.has(row) ? [line(row), openedLine(row)] : [line(row)]));
      scroll.hidden = order.length === 0;
      nothing.hidden = order.length > 0;
      nothing.textContent = rows.length === 0 ? empty : "Nothing matches the filters.";
      foot.hidden = rows.length === 0;
      status.textContent = summary(start, visible.length);
      pager.hidden = order.length <= pageSize;
      place.textContent = "Page " + whole.format(page + 1) + " of " + whole.format(pages());
      first.disabled = previous.disabled = page === 0;
      next.disabled = last.disabled = page === pages() - 1;
    }

    function summary(start, length) {
      let text = plural(order.length, one, many);
      if (length > 0 && length < order.length) {
        const from = whole.format(start + 1);
        const to = whole.format(start + length);
        text = (from === to ? from : from + "\u2013" + to) + " of " + text;
      }
      if (order.length < rows.length) text += " found in " + whole.format(rows.length);
      if (order.length > 0) for (const column of columns.filter(c => c.sum)) text += ", " + sumOf(column);
      return text;
    }

    // Both signs are told apart: what is too much does not make good what is lacking.
    function sumOf(column) {
      let more = 0n;
      let less = 0n;
      for (const row of order) {
        const amount = cents(column.value(row) ?? "0.00");
        if (amount < 0n) less += amount;
        else more += amount;
      }
      const sum = column.sum + " " + money(more + less);
      return more > 0n && less < 0n ? sum + " (" + money(more) + " and " + money(less) + ")" : sum;
    }

    function save() {
      const lines = [columns.map(column => csvCell(column.title, true)).join(",")];
      for (const row of order) {
        lines.push(columns.map(column =>
          csvCell(column.file ? column.file(row) : column.value(row), column.figure)).join(","));
      }
      download(id, lines);
    }

    addEventListener("beforeprint", () => {
      render(0, PRINTED_ROWS);
      if (order.length > PRINTED_ROWS) status.textContent += "; the first " + whole.format(PRINTED_ROWS) + " are printed";
    });
    addEventListener("afterprint", () => turnTo(page));

    tables.set(id, {
      filters,
      refilter,
      reset,
      // Leads to a row from another table.
      show: row => {
        if (!order.includes(row)) { reset(); refilter(); }
        opened.add(row);
        turnTo(Math.floor(order.indexOf(row) / pageSize));
        const button = body.querySelectorAll("tr.row")[order.indexOf(row) - page * pageSize].querySelector(".open");
        button.scrollIntoView({ block: "center" });
        button.focus({ preventScroll: true });
      }
    });
    host.replaceChildren(...(facet ? [facet.control] : []), tools, filtered, scroll, nothing, foot);
    if (facet) facet.control.hidden = rows.length === 0;
    refilter();
  }

  const amount = (title, value, more) => ({
    title, style: "number", figure: true, value, show: row => amountText(value(row)),
    key: row => value(row) === null ? null : cents(value(row)), ...more
  });
  const words = (title, value, more) => ({ title, value, compare: collator.compare, ...more });

  const two = (first, second) =>
    element("div", {}, first, element("span", { className: "second" }, second));
  // A column of noughts hides the figure among them.
  const seldom = (title, value) => amount(title, value, {
    show: row => cents(value(row)) === 0n ? "\u2013" : amountText(value(row)), blank: row => cents(value(row)) === 0n
  });

  // ---- the tables

  makeTable("differences", {
    rows: differences, one: "difference", many: "differences", pageSize: 15,
    empty: "There is none: what was pushed, reported, settled and returned, and what the ledger holds, fit together.",
    columns: [
      words("Kind", d => d.kind.title, { style: "words" }),
      amount("Amount", d => d.amount, { sum: "in sum" }),
      { title: "Since", style: "short", value: d => d.since, key: d => Date.parse(d.since), figure: true,
        show: d => two(d.since.slice(0, 10), ageText(d.days)) },
      { title: "Age in hours", value: d => d.hours, figure: true, fileOnly: true },
      { title: "Due", style: "short", value: d => d.due, figure: true,
        show: d => d.overdue ? two(d.due, element("span", { className: "word bad" }, "overdue")) : d.due },
      words("Payment or batch", d => d.subject, { style: "id words",
        blank: d => d.subject === "" }),
      words("What, and what to do", d => d.reason, { style: "wide words",
        show: d => element("div", {}, d.reason, element("span", { className: "advice" }, adviceOf(d))) }),
      { title: "Advice", value: adviceOf, fileOnly: true }
    ],
    filters: [
      choiceFilter("Kind", "All kinds", differences, d => d.kind.title),
      dayFilter("From", true, d => d.since.slice(0, 10)),
      dayFilter("To", false, d => d.since.slice(0, 10)),
      leastFilter("Amount from", d => d.amount),
      textFilter("Text", d => [d.kind.title, d.subject, d.amount, amountText(d.amount), d.reason, d.due,
        d.owner?.account ?? ""].join("\n"))
    ],
    facet: ageFilter(() => tables.get("differences").refilter()),
    open: openDifference
  });

  makeTable("days", {
    rows: days, one: "day", many: "days", pageSize: 31, empty: "No money moved.",
    columns: [
      { title: "Day", style: "short", value: d => d.day, figure: true },
      amount("Paid", d => d.paid, { sum: "paid" }),
      amount("Settled", d => d.settled, { sum: "settled" }),
      amount("Taken back", d => d.takenBack, { sum: "taken back" }),
      amount("Deposited", d => d.deposited, { sum: "deposited" })
    ]
  });

  makeTable("batches", {
    rows: batches, one: "batch", many: "batches", pageSize: 15, empty: "No batch of these days, or nothing new of one.",
    columns: [
      words("Batch", b => b.id, { style: "words" }),
      { title: "Day", style: "short", value: b => b.day, figure: true },
      words("Processor", b => b.processor),
      { title: "Lines", style: "number", value: b => b.lines, figure: true, show: b => whole.format(b.lines) },
      amount("Charged", b => b.charged, { sum: "charged" }),
      seldom("Taken back", b => b.takenBack),
      seldom("Returns", b => b.returned),
      amount("Deposited", b => b.deposited, { sum: "deposited" }),
      { title: "Check", style: "short", value: b => b.check.title, blank: () => false,
        show: b => element("span", { className: "word " + b.check.style, title: b.check.words }, b.check.title) }
    ],
    filters: [
      choiceFilter("Check", "All", batches, b => b.check.title),
      dayFilter("From", true, b => b.day),
      dayFilter("To", false, b => b.day),
      textFilter("Text", b => [b.name, b.charged, amountText(b.charged), b.deposited, amountText(b.deposited)].join("\n"))
    ],
    open: linesOf
  });

  makeTable("payments", {
    rows: payments, one: "payment", many: "payments", pageSize: 25, empty: "There is no payment to show.",
    columns: [
      { title: "Paid", style: "short", value: p => p.paidAt, figure: true,
        key: p => p.paidAt === null ? null : Date.parse(p.paidAt),
        show: p => p.paidAt === null ? "not told" : momentText(p.paidAt) },
      words("Account", p => p.account, { style: "short" }),
      amount("Amount", p => p.amount, { sum: "amount" }),
      amount("Fee", p => p.fee),
      words("Method", p => p.method),
      words("State", p => p.state),
      words("Told by", p => p.channels),
      { title: "Differences", style: "number", figure: true, value: p => p.differences.length,
        show: p => p.differences.length === 0 ? "" : element("span", { className: "word warn" }, String(p.differences.length)),
        blank: p => p.differences.length === 0 },
      words("Payment", p => p.guid, { style: "id short", compare: byOrder })
    ],
    filters: [
      choiceFilter("State", "All states", payments, p => p.state),
      choiceFilter("Told by", "All", payments, p => p.channels),
      dayFilter("Paid from", true, p => p.paidAt?.slice(0, 10) ?? null),
      dayFilter("Paid to", false, p => p.paidAt?.slice(0, 10) ?? null),
      textFilter("Text", p => [p.guid, p.account, p.amount, amountText(p.amount), p.method, p.state,
        ...p.events.map(event => event.text)].join("\n"))
    ],
    open: life
  });

  // A state's row leads to its payments.
  for (const name of document.querySelectorAll("#states [data-state]")) {
    if (!payments.some(payment => payment.state === name.dataset.state)) continue;
    name.replaceChildren(link(name.dataset.state, () => {
      const table = tables.get("payments");
      table.reset();
      table.filters[0].input.value = name.dataset.state;
      table.refilter();
      document.getElementById("payments").scrollIntoView();
      table.filters[0].input.focus({ preventScroll: true });
    }));
  }
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
