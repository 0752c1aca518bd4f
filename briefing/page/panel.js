/* Everything beside the map: headline numbers, legend with switches, sources, the townships' table. */
(function (briefing) {
  'use strict';
  var make = briefing.make, swatch = briefing.swatch;

  function count(number) { return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ','); }
  function percent(number) { return number === null ? '—' : number.toFixed(1) + '%'; }
  function known(number) { return number === null ? '—' : count(number); }

  briefing.headline = function (data) {
    var total = data.numbers.total;
    if (!data.meta.hasResults) { return count(total.groups) + ' 个村民小组，' + count(total.people) + ' 人；尚未运行道路通畅分析。'; }
    var text = count(total.groups) + ' 个村民小组中 ' + count(total.byStatus.connected || 0) + ' 个通畅，占 ' + percent(total.share);
    if (total.target !== null) { text += '；目标 ' + percent(total.target); }
    if (total.groupsToDo !== null) { text += '，还差 ' + count(total.groupsToDo) + ' 个小组'; }
    return text + (total.peopleToDo !== null && total.groupsToDo !== null ? '、' + count(total.peopleToDo) + ' 人。' : '。');
  };

  function card(value, text) { return make('div', { 'class': 'card' }, [make('b', { text: value }), make('span', { text: text })]); }

  function cell(text) { return make('td', { text: text }); }

  function heads(titles) { return make('tr', {}, titles.map(function (title) { return make('th', { scope: 'col', text: title }); })); }

  briefing.fillNumbers = function (data) {
    var box = document.getElementById('numbers'), total = data.numbers.total;
    var cards = data.meta.hasResults
      ? [card(percent(total.share), '小组通畅率'), card(percent(total.target), '目标'), card(known(total.groupsToDo), '待通畅小组（个）'), card(known(total.peopleToDo), '待通畅人口（人）')]
      : [card(count(total.groups), '村民小组（个）'), card(count(total.people), '人口')];
    box.appendChild(make('div', { 'class': 'cards' }, cards));
    if (!data.meta.hasResults || !data.numbers.tiers.length) { return; }
    box.appendChild(make('table', { 'class': 'tiers' }, [
      make('caption', { text: '按重点帮扶层级（村有层级的按村计，其余按所在乡镇计）' }),
      make('thead', {}, [heads(['层级', '小组', '通畅', '通畅率', '待通畅'])]),
      make('tbody', {}, data.numbers.tiers.map(function (row) {
        return make('tr', {}, [cell(row.name), cell(count(row.groups)), cell(count(row.byStatus.connected || 0)), cell(percent(row.share)), cell(known(row.groupsToDo))]);
      }))
    ]));
  };

  function entry(style, text, quantity) {
    return make('li', {}, [swatch(style), make('span', { text: text }), make('span', { 'class': 'quantity', text: quantity })]);
  }

  function legendGroup(key, title, quantity, entries, on) {
    var box = make('input', { type: 'checkbox', 'data-layer': key });
    box.checked = on;
    var group = make('div', { 'class': on ? 'legend-group' : 'legend-group off' }, [
      make('label', {}, [box, make('span', { text: title }), make('span', { 'class': 'quantity', text: quantity })]),
      entries.length ? make('ul', {}, entries) : null
    ]);
    box.addEventListener('change', function () { briefing.toggle(key, box.checked); });
    briefing.boxes[key] = { input: box, group: group };
    return group;
  }

  function tierEntries(data, field, unit, opacity) {
    return data.tiers.filter(function (tier) { return tier[field]; }).map(function (tier) {
      return entry({ area: tier.colour, opacity: opacity, colour: '#5c1a1a' }, tier.label, tier[field] + ' ' + unit);
    });
  }

  function roadEntries(data) {
    var dashes = { hardened: '', unhardened: '5 4', planned: '1 5' };
    return data.roadClasses.map(function (each) { return entry(each, each.label, count(each.km) + ' 公里'); })
      .concat(data.surfaces.map(function (each) {
        return entry({ colour: '#374151', weight: 2, dash: dashes[each.key] }, each.label, count(each.km) + ' 公里');
      }));
  }

  briefing.fillLegend = function (data, layers) {
    var legend = document.getElementById('legend');
    briefing.boxes = {};
    layers.forEach(function (layer) { if (layer.title) { builders(data, layer).forEach(function (each) { legend.appendChild(each); }); } });
    /* Results first, background last: the reverse of the drawing order, statuses in their own order. */
    Array.prototype.slice.call(legend.children).reverse().forEach(function (each) { legend.appendChild(each); });
    data.statuses.slice().reverse().forEach(function (status) {
      var made = briefing.boxes['status-' + status.key];
      if (made) { legend.insertBefore(made.group, legend.firstChild); }
    });
  };

  function builders(data, layer) {
    var status = data.statuses.filter(function (each) { return layer.key === 'status-' + each.key; })[0];
    if (status) {
      return [legendGroup(layer.key, layer.title, count(status.groups) + ' 个', [entry(status, status.meaning, count(status.people) + ' 人')], layer.on)];
    }
    var plain = {
      seats: [[data.seats.length + ' 处'], [entry({ shape: 'square', radius: 5, colour: '#fff', line: '#1f2933', width: 2 }, '驻地', '')]],
      links: [[data.link.count + ' 段'], [entry({ colour: data.link.colour, weight: 4 }, '硬化后可使小组通畅', count(data.link.km) + ' 公里')]],
      roads: [[count(data.roads.length) + ' 段'], roadEntries(data)],
      communities: [[data.communities.length + ' 个'], [entry({ area: '#d9d4c7', opacity: 0.6, colour: '#9aa5b1', dash: '2 3' }, '社区（居委会）', '')]],
      villages: [[data.villages.length + ' 个'], tierEntries(data, 'villages', '个', briefing.TIER_OPACITY.village).concat([entry({ area: '#fff', colour: '#9aa5b1' }, '其他行政村', '')])],
      townships: [[data.townships.length + ' 个'], tierEntries(data, 'townships', '个', briefing.TIER_OPACITY.township).concat([entry({ area: '#fff', colour: '#486581', weight: 1.5 }, '其他乡镇（街道）', '')])],
      district: [[''], [entry({ colour: '#243b53', weight: 2.6 }, data.meta.district, '')]]
    }[layer.key];
    return [legendGroup(layer.key, layer.title, plain[0][0], plain[1], layer.on)];
  }

  briefing.fillAbout = function (data) {
    var about = document.getElementById('about');
    if (data.meta.notice) { about.appendChild(make('p', { 'class': 'notice-text', text: data.meta.notice + '。' + data.meta.noticeText })); }
    about.appendChild(make('ul', { 'class': 'sources' }, data.meta.sources.map(function (line) { return make('li', { text: line }); })));
  };

  briefing.fillRanking = function (data) {
    if (!data.numbers.townships.length || !data.meta.hasResults) { return; }
    var columns = [
      { title: '乡镇', get: function (row) { return row.name; } },
      { title: '小组', get: function (row) { return row.groups; }, show: count },
      { title: '通畅', get: function (row) { return row.byStatus.connected || 0; }, show: count },
      { title: '通畅率', get: function (row) { return row.share; }, show: percent },
      { title: '待通畅', get: function (row) { return row.groups - (row.byStatus.connected || 0); }, show: count }
    ];
    var body = make('tbody'), head = make('tr'), sorted = { column: 3, down: false };
    var places = {};
    data.townships.forEach(function (each) { places[each.code] = each; });

    function compare(a, b) {
      var left = columns[sorted.column].get(a), right = columns[sorted.column].get(b);
      if (left === right) { return a.code < b.code ? -1 : 1; }
      if (left === null || right === null) { return left === null ? 1 : -1; }
      var less = typeof left === 'string' ? left.localeCompare(right, 'zh-CN') < 0 : left < right;
      return less === sorted.down ? 1 : -1;
    }

    function fill() {
      body.textContent = '';
      data.numbers.townships.slice().sort(compare).forEach(function (row) {
        var button = make('button', { type: 'button', text: row.name });
        button.addEventListener('click', function () { briefing.openPlace(places[row.code]); });
        var cells = columns.slice(1).map(function (column) { return cell(column.show(column.get(row))); });
        body.appendChild(make('tr', {}, [make('td', {}, [button])].concat(cells)));
      });
      Array.prototype.forEach.call(head.children, function (each, number) {
        if (number === sorted.column) { each.setAttribute('aria-sort', sorted.down ? 'descending' : 'ascending'); } else { each.removeAttribute('aria-sort'); }
      });
    }

    columns.forEach(function (column, number) {
      var button = make('button', { type: 'button', text: column.title });
      button.addEventListener('click', function () { sorted = { column: number, down: sorted.column === number && !sorted.down }; fill(); });
      head.appendChild(make('th', { scope: 'col' }, [button]));
    });
    fill();
    var foot = data.meta.notice && make('tfoot', { 'class': 'print-notice' }, [make('tr', {}, [make('td', { colspan: columns.length, text: data.meta.title + '　' + data.meta.notice })])]);
    var section = document.getElementById('ranking');
    section.appendChild(make('table', {}, [make('thead', {}, [head]), body, foot || null]));
    section.hidden = false;
  };
}(window.briefing));
