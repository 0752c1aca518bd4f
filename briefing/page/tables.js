/* Tables beside the map: gaps, projects and townships; a heading sorts, a name zooms. */
(function (briefing) {
  'use strict';
  const data = briefing.data, make = briefing.make;
  const FIRST = 30, MORE = 200;

  /* columns: [{title, get, show}], the first with open(row); rows are sorted, empty values last. */
  briefing.table = function (columns, rows, start) {
    const body = make('tbody'), head = make('tr');
    const more = make('button', { type: 'button', 'class': 'link more' });
    const sorted = { column: start.column, down: start.down };
    let most = FIRST;

    function compare(a, b) {
      const get = columns[sorted.column].get, left = get(a), right = get(b);
      const none = function (value) { return value === null || value === undefined || value === ''; };
      if (none(left) || none(right)) { return none(left) && none(right) ? 0 : none(left) ? 1 : -1; }
      const order = typeof left === 'string' ? left.localeCompare(right, 'zh-CN') : left - right;
      return sorted.down ? -order : order;
    }

    function cellOf(row, column, number) {
      const text = column.show ? column.show(column.get(row)) : String(column.get(row));
      if (number > 0) { return make('td', { 'class': column.text ? 'text' : '', text: text }); }
      const button = make('button', { type: 'button', text: text });
      button.addEventListener('click', function () { columns[0].open(row); });
      return make('td', {}, [button]);
    }

    function fill() {
      body.textContent = '';
      rows.slice().sort(compare).slice(0, most).forEach(function (row) {
        body.appendChild(make('tr', {}, columns.map(function (column, number) { return cellOf(row, column, number); })));
      });
      Array.prototype.forEach.call(head.children, function (each, number) {
        if (number === sorted.column) { each.setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending'); } else { each.removeAttribute('aria-sort'); }
      });
      more.hidden = rows.length <= most;
      more.textContent = briefing.t('more', { n: briefing.count(Math.min(MORE, rows.length - most)), all: briefing.count(rows.length) });
    }

    columns.forEach(function (column, number) {
      const button = make('button', { type: 'button', text: column.title });
      button.addEventListener('click', function () {
        sorted.down = sorted.column === number ? !sorted.down : false;
        sorted.column = number;
        fill();
      });
      head.appendChild(make('th', { scope: 'col', 'class': column.text ? 'text' : '' }, [button]));
    });
    more.addEventListener('click', function () { most += MORE; fill(); });
    fill();
    const notice = data.meta.notice && make('tfoot', { 'class': 'print-notice' }, [make('tr', {}, [
      make('td', { colspan: columns.length, text: briefing.pick(data.meta.title) + '　' + briefing.pick(data.meta.notice) })
    ])]);
    return make('div', { 'class': 'table-box' }, [make('table', {}, [make('thead', {}, [head]), body, notice || null]), more]);
  };

  function extra(spec) {
    return (spec.gapFields || []).map(function (key) { return (spec.columns || []).find(function (each) { return each.key === key; }); })
      .filter(Boolean).map(function (column) {
        const isText = ['c', 'w', 's', 'p'].indexOf(column.kind) >= 0;
        return {
          title: briefing.pick(column.label), text: isText,
          get: function (row) { return isText ? briefing.value(column, row.at) : column.values[row.at]; },
          show: isText ? function (value) { return value || '—'; } : function (value) { return value === null ? '—' : briefing.value(column, column.values.indexOf(value)); }
        };
      });
  }

  function gapRows(spec) {
    const rows = [], groups = data.groups;
    spec.index.forEach(function (index, at) {
      if (index < 0 || !spec.classes[index].gap) { return; }
      if (spec.kind === 'group') {
        if (briefing.passes(groups.tiers[at])) { rows.push({ at: at, name: briefing.groupName(at), town: briefing.placeName(groups.towns[at] || ''), people: groups.people[at], cls: index }); }
        return;
      }
      const place = briefing.placeOf[spec.codes[at]];
      if (place && briefing.placePasses(place)) {
        rows.push({ at: at, place: place, name: briefing.nameOf(place), town: briefing.placeName(place.town || ''), people: spec.people[at], cls: index });
      }
    });
    return rows;
  }

  briefing.fillGaps = function () {
    const section = document.getElementById('gaps'), theme = briefing.theme();
    section.textContent = '';
    if (theme.tool === 'years') { briefing.fillProjects(section); return; }
    const spec = theme.gap && briefing.layerSpec[theme.gap];
    section.hidden = !spec || (theme.gap === 'connectivity' && !data.meta.hasResults);
    if (section.hidden) { return; }
    const rows = gapRows(spec);
    const people = rows.reduce(function (sum, each) { return sum + (each.people || 0); }, 0);
    section.appendChild(make('h2', { text: briefing.t('gapList') }));
    section.appendChild(make('p', { 'class': 'soft', text: rows.length ? briefing.t('gapCount', { n: briefing.count(rows.length), people: briefing.count(people) }) : briefing.t('noGap') }));
    if (!rows.length) { return; }
    const columns = [
      { title: briefing.t('name'), get: function (row) { return row.name; }, open: function (row) { if (row.place) { briefing.openPlace(row.place); } else { briefing.openGroup(row.at, spec); } } },
      { title: briefing.t('town'), text: true, get: function (row) { return row.town; } },
      { title: briefing.t('people'), get: function (row) { return row.people; }, show: briefing.count },
      { title: briefing.t('result'), text: true, get: function (row) { return briefing.pick(spec.classes[row.cls].label); } }
    ].filter(function (column) { return spec.gapClass !== false || column.title !== briefing.t('result'); }).concat(extra(spec));
    section.appendChild(briefing.table(columns, rows, { column: 2, down: true }));
  };

  /* Each township by the share the theme is about. */
  briefing.fillRanking = function () {
    const section = document.getElementById('ranking'), theme = briefing.theme();
    const measure = data.measures.find(function (each) { return each.theme === theme.key; });
    const towns = data.townships.items.filter(briefing.placePasses);
    section.textContent = '';
    section.hidden = !towns.length || !measure;
    if (section.hidden) { return; }
    const columns = [{ title: briefing.t('town'), get: briefing.nameOf, open: briefing.openPlace }];
    if (theme.key === 'connectivity') {
      const tally = function (place) { return data.tallies.township[place.code]; };
      columns.push(
        { title: briefing.t('groups'), get: function (place) { return tally(place).groups; }, show: briefing.count },
        { title: briefing.t('connected'), get: function (place) { return tally(place).counts[0]; }, show: briefing.count },
        { title: briefing.t('share'), get: function (place) { return tally(place).share; }, show: briefing.percent },
        { title: briefing.t('notConnected'), get: function (place) { return tally(place).groups - tally(place).counts[0]; }, show: briefing.count }
      );
    } else {
      const cell = function (number) { return function (place) { const found = measure.values.township[place.code]; return found ? found[number] : null; }; };
      columns.push({ title: briefing.t('people'), get: function (place) { return (data.tallies.township[place.code] || {}).people; }, show: briefing.count });
      columns.push({ title: briefing.pick(measure.title), get: cell(0), show: briefing.percent });
      if (towns.some(function (place) { return cell(3)(place) !== null; })) {
        columns.push({ title: briefing.pick(measure.toDo[1]), get: cell(3), show: briefing.count });
      }
    }
    section.appendChild(make('h2', { text: briefing.t('ranking') }));
    section.appendChild(briefing.table(columns, towns, { column: theme.key === 'connectivity' ? 3 : 2, down: measure.fewer }));
  };
}(window.briefing));
