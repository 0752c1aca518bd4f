/* The card beside the map: the district, or the township or village chosen. */
(function (briefing) {
  'use strict';
  const data = briefing.data, make = briefing.make, map = briefing.map;
  let mark = null;

  function figure(value, text) { return make('div', { 'class': 'card' }, [make('b', { text: value }), make('span', { text: text })]); }

  function measureOf(theme) { return data.measures.find(function (each) { return each.theme === theme; }); }

  function cells(measure, place) {
    const values = measure.values[place ? briefing.levelOf(place) : 'district'];
    return values[place ? place.code : ''] || null;
  }

  function figures(place) {
    const theme = briefing.theme(), measure = measureOf(theme.key), tally = briefing.tallyOf(place);
    const found = measure && cells(measure, place), list = [];
    if (found && found[0] !== null) {
      list.push(figure(briefing.percent(found[0]), briefing.pick(measure.title)));
      if (found[1] !== null) { list.push(figure(briefing.percent(found[1]), briefing.t('target'))); }
      if (found[2] !== null) { list.push(figure(briefing.count(found[2]), briefing.pick(measure.toDo[0]))); }
      if (found[3] !== null) { list.push(figure(briefing.count(found[3]), briefing.pick(measure.toDo[1]))); }
    } else if (tally && tally.groups) {
      list.push(figure(briefing.count(tally.groups), briefing.t('groups')), figure(briefing.count(tally.people), briefing.t('people')));
    }
    return list.length ? make('div', { 'class': 'cards' }, list) : null;
  }

  function tallyChart(tally) {
    if (!tally || !tally.groups || !data.meta.hasResults) { return null; }
    return briefing.stack(briefing.t('tallyTitle'), data.statuses.map(function (status, number) {
      return { label: briefing.pick(status.label), colour: status.colour, value: tally.counts[number] };
    }));
  }

  /* A share read outside its theme says which theme it belongs to. */
  function measureTitle(measure) {
    const theme = briefing.themeSpec[measure.theme];
    return (theme ? briefing.pick(theme.title) + (briefing.lang ? ': ' : '：') : '') + briefing.pick(measure.title);
  }

  function measureList(place) {
    const rows = data.measures.map(function (measure) {
      const found = cells(measure, place);
      return found && found[0] !== null ? briefing.bullet(measureTitle(measure), found[0], found[1], measure.fewer) : null;
    }).filter(Boolean);
    return rows.length ? make('div', { 'class': 'measures' }, [make('h4', { text: briefing.t('measuresTitle') })].concat(rows)) : null;
  }

  function bandChart(place) {
    if (!data.bands) { return null; }
    const values = data.bands.values[place ? briefing.levelOf(place) : 'district'][place ? place.code : ''];
    return values ? briefing.stack(briefing.pick(data.bands.title), data.bands.classes.map(function (each, number) {
      return { label: briefing.pick(each.label), colour: each.colour, value: values[number] };
    })) : null;
  }

  /* People by class of the theme's own layer, of the tiers and the place chosen. */
  function classChart(place) {
    const theme = briefing.theme();
    if (theme.tool === 'years') { return briefing.sectorBars(); }
    const key = theme.layers.concat(theme.after).find(function (each) { return briefing.layerSpec[each] && briefing.layerSpec[each].kind === 'group'; });
    const spec = key && briefing.layerSpec[key];
    if (!spec || (key === 'connectivity' && !data.meta.hasResults)) { return null; }
    const people = spec.classes.map(function () { return 0; }), groups = data.groups;
    spec.index.forEach(function (index, number) {
      const here = !place || groups.villages[number] === place.code || groups.towns[number] === place.code;
      if (index >= 0 && here && briefing.passes(groups.tiers[number])) { people[index] += groups.people[number] || 0; }
    });
    const entries = spec.classes.map(function (each, number) {
      return { label: briefing.pick(each.label), colour: each.sign[0], value: people[number] };
    }).filter(function (each) { return each.value > 0; });
    return briefing.bars(briefing.t('classTitle', { title: briefing.pick(spec.title) }), entries);
  }

  function projectsAt(place) {
    if (!data.projects) { return null; }
    const codes = [place.code].concat(place.layer === 'townships' ? briefing.villagesOf(place.code).map(function (each) { return each.code; }) : []);
    const named = data.projects.items.filter(function (each) { return each.at.some(function (code) { return codes.indexOf(code) >= 0; }); });
    if (!named.length) { return null; }
    return make('div', { 'class': 'named' }, [
      make('h4', { text: briefing.t('counted', { what: briefing.t('projectsHere'), n: named.length }) }),
      make('ul', {}, named.map(function (each) { return make('li', { text: each.no + ' ' + each.name + ' ' + briefing.t('bracket', { text: briefing.yearsText(each) }) }); }))
    ]);
  }

  function detailList(place) {
    const list = make('dl', { 'class': 'details' });
    briefing.placeRows(place).forEach(function (row) {
      list.appendChild(make('dt', { text: row[0] }));
      list.appendChild(make('dd', { text: row[1] }));
    });
    return list;
  }

  function tierTable() {
    const tiers = data.tallies.tier, measure = measureOf(briefing.state.theme);
    const rows = data.tiers.map(function (tier, number) {
      const tally = tiers[tier.key], found = measure && measure.values.tier[tier.key];
      return tally && tally.groups && briefing.passes(number) ? [briefing.tierName(number), tally, found] : null;
    }).filter(Boolean);
    if (!rows.length || !measure) { return null; }
    const head = [briefing.t('tier'), briefing.t('groups'), briefing.t('people'), briefing.pick(measure.title)];
    return make('table', { 'class': 'tiers' }, [
      make('thead', {}, [make('tr', {}, head.map(function (each) { return make('th', { scope: 'col', text: each }); }))]),
      make('tbody', {}, rows.map(function (row) {
        return make('tr', {}, [
          make('td', { text: row[0] }), make('td', { text: briefing.count(row[1].groups) }), make('td', { text: briefing.count(row[1].people) }),
          make('td', { text: row[2] ? briefing.percent(row[2][0]) : '—' })
        ]);
      }))
    ]);
  }

  briefing.fillCard = function () {
    const box = document.getElementById('card'), place = briefing.state.place;
    const title = place ? (briefing.lang ? place.en : place.full) : briefing.pick(data.meta.district);
    const filtered = briefing.state.tiers.length
      ? make('p', { 'class': 'soft', text: briefing.t('filtered', { tiers: briefing.state.tiers.map(briefing.tierName).join(briefing.lang ? ', ' : '、') }) }) : null;
    const head = make('div', { 'class': 'card-head' }, [make('h2', { text: title })]);
    if (place) {
      const back = make('button', { type: 'button', 'class': 'link', id: 'back', text: briefing.t('back') });
      back.addEventListener('click', function () { briefing.select(null); briefing.wholeDistrict(); });
      head.appendChild(back);
    }
    function fill(into, parts) {
      into.textContent = '';
      parts.forEach(function (each) { if (each) { into.appendChild(each); } });
    }
    fill(box, [head, place ? detailList(place) : null, figures(place), filtered, place ? tallyChart(briefing.tallyOf(place)) : null,
      place ? measureList(place) : null, place ? bandChart(place) : null, place ? projectsAt(place) : null]);
    fill(document.getElementById('more-charts'), [classChart(place), place ? null : tierTable(), place ? null : measureList(null), place ? null : bandChart(null)]);
  };

  briefing.select = function (place) {
    briefing.state.place = place;
    if (mark) { map.removeLayer(mark); mark = null; }
    if (place) {
      mark = L.polygon(briefing.shapeOf(place), { color: '#b00020', weight: 3, opacity: 1, fill: false, interactive: false }).addTo(map);
    }
    briefing.fillCard();
  };
  briefing.markOf = function () { return mark; };
}(window.briefing));
